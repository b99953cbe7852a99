import { MongoError } from '../errors.js';
import type { Document } from '../protocol/bson.js';
import { compileUpdatePipeline } from '../query/update-pipeline.js';
import type { Variables } from '../query/expressions.js';
import { isPlainObject, sameValue } from '../query/values.js';
import { compileArrayFilters } from './array-filters.js';
import { compileModifiers, type UpdateContext } from './modifiers.js';

/** A compiled update: operators, a pipeline, or a whole new document. */
export interface Update {
  readonly kind: 'operators' | 'pipeline' | 'replacement';
  /** It has a `$` in a path, so the filter must tell the position it came upon. */
  readonly needsPosition: boolean;
  /**
   * Gives the document as it will be. For operators the one handed in must be the caller's own, as it may be changed in place.
   * @throws MongoError where the document doesn't allow the change, or its `_id` would change (66).
   */
  apply(document: Document, context: UpdateContext): Document;
}

/** An update as a client writes it. */
export interface UpdateSpec {
  readonly update: unknown;
  readonly arrayFilters?: readonly unknown[] | undefined;
  /** Variables for a pipeline. */
  readonly variables?: Variables | undefined;
}

/** @throws MongoError for anything that is not understood, before any document is looked at. */
export function compileUpdate({ update, arrayFilters, variables }: UpdateSpec): Update {
  if (Array.isArray(update)) {
    if (arrayFilters !== undefined) {
      throw new MongoError('FailedToParse', 'arrayFilters may not be specified for pipeline-style updates');
    }
    return pipelineUpdate(update, variables);
  }
  if (!isPlainObject(update)) {
    throw new MongoError('FailedToParse', 'Update argument must be either an object or an array');
  }
  if (Object.keys(update)[0]?.startsWith('$') === true) return operatorUpdate(update, arrayFilters ?? []);
  if (arrayFilters !== undefined) {
    throw new MongoError('FailedToParse', 'arrayFilters may not be specified for replacement updates');
  }
  return replacement(update);
}

function operatorUpdate(update: Document, arrayFilters: readonly unknown[]): Update {
  const modify = compileModifiers(update, compileArrayFilters(arrayFilters));
  return {
    kind: 'operators',
    needsPosition: usesPosition(update),
    apply(document, context) {
      const id: unknown = document._id;
      modify(document, context);
      if (!context.inserting || id !== undefined) assertSameId(id, document);
      return document;
    },
  };
}

function usesPosition(update: Document): boolean {
  const paths = Object.values(update).flatMap((fields: unknown) => (isPlainObject(fields) ? Object.keys(fields) : []));
  return paths.some((path) => path.split('.').includes('$'));
}

function pipelineUpdate(stages: readonly unknown[], variables: Variables | undefined): Update {
  const run = compileUpdatePipeline(stages, variables ?? {});
  return {
    kind: 'pipeline',
    needsPosition: false,
    apply: (document) => withId(document._id, run(document)),
  };
}

function replacement(whole: Document): Update {
  const dollar = Object.keys(whole).find((name) => name.startsWith('$'));
  if (dollar !== undefined) {
    const found = `The dollar ($) prefixed field '${dollar}' is not allowed in the context of an update's replacement document.`;
    throw new MongoError('DollarPrefixedFieldName', found);
  }
  return { kind: 'replacement', needsPosition: false, apply: (document) => withId(document._id, whole) };
}

/** `_id` comes first, as MongoDB stores it; a document that doesn't name it keeps the one it had. */
function withId(id: unknown, document: Document): Document {
  const { _id: own, ...rest } = document;
  if (id === undefined) return own === undefined ? rest : { _id: own as unknown, ...rest };
  const after: Document = { _id: id, ...rest };
  if (own !== undefined) assertSameId(own, after);
  return after;
}

function assertSameId(id: unknown, document: Document): void {
  if (sameValue(id, document._id)) return;
  throw new MongoError(
    'ImmutableField',
    "Performing an update on the path '_id' would modify the immutable field '_id'",
  );
}
