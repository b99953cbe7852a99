import type { Document } from 'bson';
import type { StoredDocument } from './types.js';

/** Decodes its bytes on first use. */
export class LazyDocument implements StoredDocument {
  readonly raw: Uint8Array;
  readonly #decode: (raw: Uint8Array) => Document;
  #document: Document | undefined;

  constructor(raw: Uint8Array, decode: (raw: Uint8Array) => Document) {
    this.raw = raw;
    this.#decode = decode;
  }

  get document(): Document {
    return (this.#document ??= this.#decode(this.raw));
  }
}
