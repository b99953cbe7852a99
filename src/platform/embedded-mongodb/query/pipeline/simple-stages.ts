import { MongoError } from '../../errors.js';
import type { Document } from '../../protocol/bson.js';
import { compileExpression } from '../expressions.js';
import { compileFilter } from '../filter.js';
import { countOf } from '../iteration.js';
import { compileAddFields, compileProjection } from '../projection.js';
import { compileSort, sortPattern } from '../sort.js';
import { typeName } from '../type-names.js';
import { isPlainObject, numberIn } from '../values.js';
import { MemoryBudget } from './memory.js';
import { documentOperand, mapStage, onlyFields, type StageMaker } from './stage.js';

export const match: StageMaker = (operand, { variables }) => {
  if (!isPlainObject(operand))
    throw new MongoError('Location15959', 'the match filter must be an expression in an object');
  const holds = compileFilter(operand, variables);
  return function* (documents) {
    for (const document of documents) if (holds(document)) yield document;
  };
};

export const limit: StageMaker = (operand) => {
  const most = wholeNumber('$limit', operand, 'Location5107201');
  if (most === 0) throw new MongoError('Location15958', 'the limit must be positive');
  return function* (documents) {
    let given = 0;
    for (const document of documents) {
      yield document;
      given += 1;
      if (given >= most) return;
    }
  };
};

export const skip: StageMaker = (operand) => {
  const least = wholeNumber('$skip', operand, 'Location5107200');
  return function* (documents) {
    let passed = 0;
    for (const document of documents) {
      if (passed >= least) yield document;
      passed += 1;
    }
  };
};

/** The number in `$limit` or `$skip`. */
function wholeNumber(name: string, operand: unknown, code: 'Location5107200' | 'Location5107201'): number {
  const number = Number(numberIn(operand) ?? NaN);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  throw new MongoError(
    code,
    `invalid argument to ${name} stage: Expected a non-negative number but found ${typeName(operand)}`,
  );
}

export const count: StageMaker = (operand) => {
  if (typeof operand !== 'string') throw new MongoError('Location40156', 'the count field must be a non-empty string');
  if (operand === '') throw new MongoError('Location40156', 'the count field must be a non-empty string');
  if (operand.startsWith('$')) throw new MongoError('Location40158', 'the count field cannot be a $-prefixed path');
  if (operand.includes('.')) throw new MongoError('Location40160', "the count field cannot contain '.'");
  return function* (documents) {
    const number = countOf(documents);
    if (number > 0) yield { [operand]: number };
  };
};

export const sort: StageMaker = (operand) => {
  if (!isPlainObject(operand)) throw new MongoError('Location15973', 'the $sort key specification must be an object');
  if (Object.keys(operand).length === 0) {
    throw new MongoError('Location15976', '$sort stage must have at least one sort key');
  }
  const compare = compileSort(sortPattern(operand));
  return function* (documents) {
    const budget = new MemoryBudget('Sort');
    const all: Document[] = [];
    for (const document of documents) {
      budget.take(document);
      all.push(document);
    }
    yield* all.sort(compare);
  };
};

export const project: StageMaker = (operand, { variables }) => {
  if (!isPlainObject(operand)) throw new MongoError('Location15969', '$project specification must be an object');
  const form = compileProjection(operand, { inFind: false, variables });
  return mapStage((document) => form(document));
};

export const addFields: StageMaker = (operand, { variables }) => {
  if (!isPlainObject(operand))
    throw new MongoError('Location40272', '$addFields specification stage must be an object');
  const fields = Object.entries(operand).map(([path, expression]) => {
    if (path === '' || path.split('.').includes('')) throw new MongoError('Location40352', 'FieldPath cannot be empty');
    if (path.startsWith('$'))
      throw new MongoError('Location16410', `FieldPath field names may not start with '$': ${path}`);
    return [path, compileExpression(expression, variables)] as const;
  });
  const form = compileAddFields(new Map(fields));
  return mapStage((document) => form(document));
};

export const unset: StageMaker = (operand) => {
  const paths: readonly unknown[] = Array.isArray(operand) ? operand : [operand];
  if (paths.length === 0 || !paths.every((path) => typeof path === 'string' && path !== '')) {
    throw new MongoError('Location31002', '$unset specification must be a string or an array with at least one string');
  }
  const left = Object.fromEntries(paths.map((path) => [path, 0])) as Document;
  const form = compileProjection(left, { inFind: false });
  return mapStage((document) => form(document));
};

export const replaceRoot: StageMaker = (operand, context) => {
  const spec = documentOperand('$replaceRoot', operand);
  onlyFields('$replaceRoot', spec, ['newRoot']);
  if (spec.newRoot === undefined)
    throw new MongoError('Location40231', 'no newRoot specified for the $replaceRoot stage');
  return replaceWith(spec.newRoot, context);
};

export const replaceWith: StageMaker = (operand, { variables }) => {
  const evaluate = compileExpression(operand, variables);
  return mapStage((document) => {
    const root = evaluate(document);
    if (isPlainObject(root)) return root;
    const found = `must evaluate to an object, but resulting value was of type ${typeName(root)}`;
    throw new MongoError('Location40228', `'newRoot' expression ${found}`);
  });
};

export const sample: StageMaker = (operand) => {
  const spec = documentOperand('$sample', operand);
  onlyFields('$sample', spec, ['size']);
  const size = Number(numberIn(spec.size) ?? NaN);
  if (!(size > 0)) throw new MongoError('Location28747', 'size argument to $sample must be a positive integer');
  return (documents) => reservoir(documents, Math.trunc(size));
};

function* reservoir(documents: Iterable<Document>, size: number): Generator<Document> {
  const chosen: Document[] = [];
  let seen = 0;
  for (const document of documents) {
    seen += 1;
    const place = seen <= size ? seen - 1 : Math.floor(Math.random() * seen);
    if (place < size) chosen[place] = document;
  }
  yield* chosen;
}
