import type { LogEntry } from './server/log.js';

/** What the server's thread tells. */
export type FromWorker =
  | { readonly kind: 'listening'; readonly uri: string }
  | { readonly kind: 'log'; readonly entry: LogEntry }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'stopped' };

/** What the server's thread is told. */
export interface ToWorker {
  readonly kind: 'stop';
}
