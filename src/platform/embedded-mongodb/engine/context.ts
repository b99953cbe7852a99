import type { Document } from 'bson';
import type { CompileFilter, IndexInfo } from './types.js';

/** What every state of one engine shares. */
export interface EngineContext {
  readonly decode: (raw: Uint8Array) => Document;
  /** Whether an index holds a document, or its filter expression leaves it out. */
  readonly includes: (index: IndexInfo, document: Document) => boolean;
}

export function engineContext(decode: EngineContext['decode'], compileFilter: CompileFilter): EngineContext {
  const compiled = new WeakMap<Document, (document: Document) => boolean>();
  return {
    decode,
    includes: ({ partialFilterExpression: expression }, document) => {
      if (expression === undefined) return true;
      const matches = compiled.get(expression) ?? compileFilter(expression);
      compiled.set(expression, matches);
      return matches(document);
    },
  };
}
