export { openEngine } from './open-engine.js';
export type * from './types.js';
