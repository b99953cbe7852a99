import type { View } from '../storage/view.js';
import type { EngineContext } from './context.js';
import type { CollectionInfo } from './types.js';

/** What is behind every state that the engine hands out. */
export abstract class EngineState {
  abstract readonly context: EngineContext;
  abstract readonly view: View;
  /** Whether the collection, and this index of it, is still what it was. */
  abstract holds(collection: CollectionInfo, index: number | undefined): boolean;
}
