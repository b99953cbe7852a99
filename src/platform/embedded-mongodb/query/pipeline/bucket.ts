import { MongoError } from '../../errors.js';
import { compileExpression } from '../expressions.js';
import { typeName } from '../type-names.js';
import { compareValues, isPlainObject } from '../values.js';
import { grouping } from './group.js';
import { sort } from './simple-stages.js';
import { documentOperand, onlyFields, type StageMaker } from './stage.js';

/** Like `$group`, by the ranges that boundaries make of a value. */
export const bucket: StageMaker = (operand, context) => {
  const spec = documentOperand('$bucket', operand);
  onlyFields('$bucket', spec, ['groupBy', 'boundaries', 'default', 'output']);
  const boundaries = ascending(spec.boundaries);
  const output: unknown = spec.output ?? { count: { $sum: 1 } };
  if (!isPlainObject(output)) throw new MongoError('Location40196', "The $bucket 'output' field must be an object");
  const value = compileExpression(spec.groupBy, context.variables);
  const collect = grouping(
    (document) => boundBelow(value(document), boundaries, spec.default),
    output,
    context.variables,
  );
  const order = sort({ _id: 1 }, context);
  return (documents) => order(collect(documents));
};

function ascending(boundaries: unknown): readonly unknown[] {
  const rises = (value: unknown, at: number, all: unknown[]) => at === 0 || compareValues(all[at - 1], value) < 0;
  if (Array.isArray(boundaries) && boundaries.length >= 2 && boundaries.every(rises)) return boundaries;
  throw new MongoError(
    'Location40192',
    "The $bucket 'boundaries' field must be an array of at least 2 ascending values",
  );
}

function boundBelow(value: unknown, boundaries: readonly unknown[], otherwise: unknown): unknown {
  const at = boundaries.findIndex((bound) => compareValues(value, bound) < 0);
  if (at > 0) return boundaries[at - 1];
  if (otherwise !== undefined) return otherwise;
  const found = `could not find a boundary for a value of type ${typeName(value)}, and there is no default`;
  throw new MongoError('Location40066', `$bucket ${found}`);
}
