import type { KeyPattern } from '../../engine/index.js';
import { MongoError } from '../../errors.js';
import type { Document } from '../../protocol/bson.js';
import type { Variables } from '../expressions.js';
import { typeName } from '../type-names.js';
import { isPlainObject } from '../values.js';

/** Turns a stream of documents into another. Documents are never changed in place. */
export type Stage = (documents: Iterable<Document>) => Iterable<Document>;

/** What a stage asks of another collection. */
export interface SourceQuery {
  readonly filter: Document;
  readonly sort?: KeyPattern;
  readonly limit?: number;
}

/** What the stages of one pipeline share. */
export interface PipelineContext {
  readonly variables: Variables;
  /** The documents of a collection of the same database, by the best index. An unknown collection is empty. */
  readonly read: (collection: string, query: SourceQuery) => Iterable<Document>;
  /** Compiles an inner pipeline, e.g. of `$lookup`. */
  readonly compile: (stages: unknown, context: PipelineContext) => Stage;
}

/** Checks a stage's operand and makes the stage. */
export type StageMaker = (operand: unknown, context: PipelineContext) => Stage;

/** @throws MongoError with the given code where the operand is no document. */
export function documentOperand(name: string, operand: unknown): Document {
  if (isPlainObject(operand)) return operand;
  throw new MongoError(
    'FailedToParse',
    `the ${name} stage specification must be an object, found ${typeName(operand)}`,
  );
}

/** @throws MongoError `FailedToParse` for a field that the stage doesn't have. */
export function onlyFields(name: string, operand: Document, fields: readonly string[]): void {
  const unknown = Object.keys(operand).find((field) => !fields.includes(field));
  if (unknown !== undefined) throw new MongoError('FailedToParse', `unknown argument to ${name}: ${unknown}`);
}

/** Makes a stage that turns each document into one. */
export function mapStage(change: (document: Document) => Document): Stage {
  return function* (documents) {
    for (const document of documents) yield change(document);
  };
}
