import { ObjectId } from 'bson';
import { MongoError } from '../errors.js';
import type { Document } from '../protocol/bson.js';
import { isOperators } from '../query/field-predicates.js';
import { isRegex } from '../query/regex.js';
import { isPlainObject } from '../query/values.js';
import { Target } from './target.js';
import type { Update } from './update.js';

/**
 * The document that an upsert puts in where nothing matched: what the filter says by equality, changed by the update,
 * with `_id` first, made up if nobody gave one.
 */
export function upsertedDocument(filter: Document, update: Update): Document {
  const seed = update.kind === 'replacement' ? idFrom(filter) : seedFrom(filter);
  const { _id: id, ...rest } = update.apply(seed, { inserting: true });
  return { _id: id === undefined ? new ObjectId() : (id as unknown), ...rest };
}

function idFrom(filter: Document): Document {
  const seed = seedFrom(filter);
  return '_id' in seed ? { _id: seed._id as unknown } : {};
}

function seedFrom(filter: Document): Document {
  const seed: Document = {};
  for (const [path, value] of equalities(filter)) {
    const target = new Target(seed, path.split('.'));
    if (target.value !== undefined) {
      throw new MongoError('NotSingleValueField', `cannot infer query fields to set, path '${path}' is matched twice`);
    }
    target.set(value);
  }
  return seed;
}

function equalities(filter: Document): [path: string, value: unknown][] {
  return Object.entries(filter).flatMap(([name, operand]: [string, unknown]): [string, unknown][] => {
    if (name === '$and' || (name === '$or' && Array.isArray(operand) && operand.length === 1)) {
      return Array.isArray(operand) ? operand.filter(isPlainObject).flatMap(equalities) : [];
    }
    if (name.startsWith('$') || isRegex(operand)) return [];
    if (!isOperators(operand)) return [[name, operand]];
    return equalTo(operand).map((value) => [name, value]);
  });
}

/** The one value that operators leave, if they leave one. */
function equalTo(operators: Document): unknown[] {
  if ('$eq' in operators) return [operators.$eq];
  const only: unknown = operators.$in ?? operators.$all;
  if (!Array.isArray(only) || only.length !== 1 || isRegex(only[0]) || isOperators(only[0])) return [];
  return only;
}
