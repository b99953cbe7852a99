import { MongoError } from '../../errors.js';
import { keyOf } from '../../indexes/value-key.js';
import type { Document } from '../../protocol/bson.js';
import { compileExpression, type Evaluate, type Variables } from '../expressions.js';
import { isPlainObject } from '../values.js';
import { compileAccumulator, keepsDocuments, type Accumulator, type AccumulatorMaker } from './accumulators.js';
import { MemoryBudget } from './memory.js';
import { sort } from './simple-stages.js';
import type { Stage, StageMaker } from './stage.js';

interface Field {
  readonly name: string;
  readonly make: AccumulatorMaker;
  readonly keeps: boolean;
}

interface Group {
  readonly id: unknown;
  readonly gathered: readonly Accumulator[];
}

export const group: StageMaker = (operand, { variables }) => {
  if (!isPlainObject(operand)) throw new MongoError('Location15947', "a group's fields must be specified in an object");
  const { _id: id, ...fields } = operand;
  if (!('_id' in operand)) throw new MongoError('Location15955', 'a group specification must include an _id');
  return grouping(compileExpression(id, variables), fields, variables);
};

export const sortByCount: StageMaker = (operand, context) => {
  const countEach = group({ _id: operand, count: { $sum: 1 } }, context);
  const order = sort({ count: -1 }, context);
  return (documents) => order(countEach(documents));
};

/** Gathers the documents that `identify` gives the same value; missing counts as null. */
export function grouping(identify: Evaluate, spec: Document, variables: Variables): Stage {
  const fields = Object.entries(spec).map(([name, operand]) => fieldOfGroup(name, operand, variables));
  return function* (documents) {
    const groups = gather(documents, identify, fields);
    for (const { id, gathered } of groups.values()) {
      const result: Document = { _id: id };
      for (const [at, { name }] of fields.entries()) result[name] = gathered[at]?.result;
      yield result;
    }
  };
}

function gather(documents: Iterable<Document>, identify: Evaluate, fields: readonly Field[]): Map<string, Group> {
  const groups = new Map<string, Group>();
  const budget = new MemoryBudget('$group');
  const keeps = fields.some((field) => field.keeps);
  for (const document of documents) {
    const id = identify(document) ?? null;
    const key = keyOf(id);
    const known = groups.get(key);
    const found = known ?? { id, gathered: fields.map(({ make }) => make()) };
    if (known === undefined) groups.set(key, found);
    if (keeps) budget.take(document);
    else if (known === undefined) budget.take({ id });
    for (const accumulator of found.gathered) accumulator.add(document);
  }
  return groups;
}

function fieldOfGroup(name: string, spec: unknown, variables: Variables): Field {
  if (name.includes('.')) throw new MongoError('Location40235', `The field name '${name}' cannot contain '.'`);
  if (name.startsWith('$'))
    throw new MongoError('Location40236', `The field name '${name}' cannot be an operator name`);
  const [[operator, operand] = ['', undefined], more] = isPlainObject(spec) ? Object.entries(spec) : [];
  if (!operator.startsWith('$')) {
    throw new MongoError('Location40234', `The field '${name}' must be an accumulator object`);
  }
  if (more !== undefined) throw new MongoError('Location40238', `The field '${name}' must specify one accumulator`);
  return { name, make: compileAccumulator(operator, operand, variables), keeps: keepsDocuments(operator) };
}
