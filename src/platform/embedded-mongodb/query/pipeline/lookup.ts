import { MongoError } from '../../errors.js';
import type { Document } from '../../protocol/bson.js';
import { compileExpression, fieldPath, type Evaluate } from '../expressions.js';
import { compileAddFields } from '../projection.js';
import { isPlainObject } from '../values.js';
import { documentOperand, mapStage, onlyFields, type PipelineContext, type Stage, type StageMaker } from './stage.js';

/** Adds the documents of another collection that belong to each document. */
export const lookup: StageMaker = (operand, context) => {
  const spec = documentOperand('$lookup', operand);
  onlyFields('$lookup', spec, ['from', 'as', 'localField', 'foreignField', 'let', 'pipeline']);
  const from = name(spec.from, 'from');
  const as = name(spec.as, 'as');
  const filter = joinFilter(spec);
  const follow = innerPipeline(spec, context);
  return mapStage((document) => {
    const found = [...follow(document)(context.read(from, { filter: filter(document) }))];
    return compileAddFields(new Map([[as, () => found]]))(document);
  });
};

function name(value: unknown, field: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new MongoError('FailedToParse', `$lookup argument '${field}' must be a string`);
}

/** Equality by `localField`, any element of it for an array; without fields everything. */
function joinFilter({ localField, foreignField, pipeline }: Document): (document: Document) => Document {
  if (localField === undefined && foreignField === undefined && pipeline !== undefined) return () => ({});
  if (typeof localField !== 'string' || typeof foreignField !== 'string') {
    throw new MongoError('FailedToParse', '$lookup requires both or neither of localField and foreignField');
  }
  const local = fieldPath(localField);
  return (document) => {
    const value = local(document) ?? null;
    return { [foreignField]: Array.isArray(value) ? { $in: value.concat([value]) } : { $eq: value } };
  };
}

/** The inner pipeline is checked once here, and compiled for each document where it uses its variables. */
function innerPipeline(spec: Document, context: PipelineContext): (document: Document) => Stage {
  const { let: bindings = {}, pipeline = [] } = spec as { let?: unknown; pipeline?: unknown };
  if (!isPlainObject(bindings)) throw new MongoError('FailedToParse', "$lookup argument 'let' must be an object");
  const evaluates = Object.entries(bindings).map(([variable, expression]): [string, Evaluate] => [
    variable,
    compileExpression(expression, context.variables),
  ]);
  const bound = (document?: Document): PipelineContext => {
    const values = evaluates.map(([variable, evaluate]) => [variable, document && evaluate(document)] as const);
    return { ...context, variables: { ...context.variables, ...Object.fromEntries(values) } };
  };
  const checked = context.compile(pipeline, bound());
  if (evaluates.length === 0) return () => checked;
  return (document) => context.compile(pipeline, bound(document));
}

/** All documents, and then those of another collection. */
export const unionWith: StageMaker = (operand, context) => {
  const spec = typeof operand === 'string' ? { coll: operand } : documentOperand('$unionWith', operand);
  onlyFields('$unionWith', spec, ['coll', 'pipeline']);
  const { coll, pipeline = [] } = spec as { coll?: unknown; pipeline?: unknown };
  if (typeof coll !== 'string') throw new MongoError('FailedToParse', "$unionWith argument 'coll' must be a string");
  const follow = context.compile(pipeline, context);
  return function* (documents) {
    yield* documents;
    yield* follow(context.read(coll, { filter: {} }));
  };
};
