import type { IndexInfo, IndexSpec, KeyPattern } from '../engine/index.js';
import { MongoError } from '../errors.js';
import { encode, type Document } from '../protocol/bson.js';
import { isPlainObject, numberIn } from '../query/values.js';
import { firstBatch, wholeResult } from './batches.js';
import { defineCommand, reply, type Command } from './command.js';
import * as field from './fields.js';
import { checkDatabaseName, existing, fullName, namespace } from './namespaces.js';
import { partialFilter } from './partial-filter.js';

const indexFields = {
  key: field.required(field.document),
  name: field.required(field.text),
  unique: field.flag,
  sparse: field.flag,
  hidden: field.flag,
  background: field.flag,
  expireAfterSeconds: field.amount,
  partialFilterExpression: field.document,
  collation: field.collation,
  v: field.integer,
  ns: field.text,
};

const MAX_TTL_SECONDS = 2 ** 31 - 1;

const createIndexesFields = {
  indexes: field.required(field.documents),
  ignoreUnknownIndexOptions: field.always(false),
  commitQuorum: field.anything,
};

const createIndexes = defineCommand({
  name: 'createIndexes',
  fields: createIndexesFields,
  async run({ indexes }, { server, database }, target) {
    checkDatabaseName(database);
    const place = namespace(database, target);
    if (indexes.length === 0) throw new MongoError('BadValue', 'Must specify at least one index to create');
    const { before, after, createdCollection } = await server.engine.createIndexes(place, indexes.map(parseIndex));
    return reply({
      numIndexesBefore: before,
      numIndexesAfter: after,
      createdCollectionAutomatically: createdCollection,
      ...(before === after && { note: 'all indexes already exist' }),
    });
  },
});

function parseIndex(spec: Document): IndexSpec {
  const unknown = Object.keys(spec).find((name) => !Object.hasOwn(indexFields, name));
  if (unknown !== undefined) {
    const message = `The field '${unknown}' is not valid for an index specification.`;
    throw new MongoError('InvalidIndexSpecificationOption', message);
  }
  const { key, name, unique, sparse, hidden, expireAfterSeconds, partialFilterExpression } = field.parseFields(
    'createIndexes.indexes',
    spec,
    indexFields,
  );
  if (partialFilterExpression !== undefined && sparse === true) {
    throw new MongoError('CannotCreateIndex', 'cannot mix "partialFilterExpression" and "sparse" options');
  }
  return {
    key: keyPattern(key),
    name: indexName(name),
    ...(unique === true && { unique }),
    ...(sparse === true && { sparse }),
    ...(hidden === true && { hidden }),
    ...(expireAfterSeconds !== undefined && { expireAfterSeconds: expiry(expireAfterSeconds, key) }),
    ...(partialFilterExpression !== undefined && {
      partialFilterExpression: partialFilter(partialFilterExpression),
    }),
  };
}

function keyPattern(key: Document): KeyPattern {
  const fields = Object.entries(key).map(([path, value]: [string, unknown]) => [path, direction(path, value)] as const);
  if (fields.length === 0) throw new MongoError('CannotCreateIndex', 'Index keys cannot be an empty object');
  return Object.fromEntries(fields);
}

/** Any positive number means ascending and any negative one descending; special kinds of index are not supported. */
function direction(path: string, value: unknown): 1 | -1 {
  if (path.split('.').includes('') || path.split('.').some((part) => part.startsWith('$'))) {
    throw new MongoError('CannotCreateIndex', `Index key contains an illegal field name: '${path}'`);
  }
  const number = Number(numberIn(value) ?? NaN);
  if (number > 0) return 1;
  if (number < 0) return -1;
  const found = typeof value === 'string' ? `Unknown index plugin '${value}'` : 'must be nonzero numbers';
  throw new MongoError('CannotCreateIndex', `Values in the index key pattern are not valid for '${path}': ${found}`);
}

function indexName(name: string): string {
  if (name === '') throw new MongoError('CannotCreateIndex', 'The index name cannot be empty');
  return name;
}

function expiry(seconds: number, key: Document): number {
  if (Object.keys(key).length !== 1) {
    throw new MongoError(
      'CannotCreateIndex',
      'TTL indexes are single-field indexes, compound indexes do not support TTL',
    );
  }
  if (seconds <= MAX_TTL_SECONDS) return seconds;
  throw new MongoError('InvalidOptions', `TTL index 'expireAfterSeconds' must be within ${MAX_TTL_SECONDS}`);
}

const dropIndexesFields = { index: field.required<unknown>(field.anything) };

const dropIndexes = defineCommand({
  name: 'dropIndexes',
  fields: dropIndexesFields,
  run({ index: wanted }, { access, database }, target) {
    const place = namespace(database, target);
    return access.write((state) => {
      const collection = existing(state, place);
      for (const index of indexesMeant(collection.indexes, wanted)) {
        state.dropIndex(existing(state, place), index);
      }
      return reply({ nIndexesWas: collection.indexes.length });
    });
  },
});

function indexesMeant(indexes: readonly IndexInfo[], wanted: unknown): readonly IndexInfo[] {
  if (wanted === '*') return indexes.filter(({ name }) => name !== '_id_');
  if (Array.isArray(wanted)) return wanted.flatMap((name: unknown) => indexesMeant(indexes, name));
  const index = indexes.find((item) => isMeant(item, wanted));
  if (index === undefined) {
    const text =
      typeof wanted === 'string' ? `index not found with name [${wanted}]` : "can't find index with that key";
    throw new MongoError('IndexNotFound', text);
  }
  if (index.name === '_id_') throw new MongoError('InvalidOptions', 'cannot drop _id index');
  return [index];
}

function isMeant({ name, key }: IndexInfo, wanted: unknown): boolean {
  if (typeof wanted === 'string') return wanted === name;
  if (!isPlainObject(wanted)) return false;
  return JSON.stringify(Object.entries(field.hint(wanted, 'index') ?? {})) === JSON.stringify(Object.entries(key));
}

const listIndexesFields = { cursor: field.document };

const listIndexes = defineCommand({
  name: 'listIndexes',
  fields: listIndexesFields,
  run({ cursor = {} }, call, target) {
    const place = namespace(call.database, target);
    const { batchSize } = field.parseFields('listIndexes.cursor', cursor, { batchSize: field.amount });
    return call.access.read((state) => {
      const { indexes } = existing(state, place);
      const source = wholeResult(indexes.map((index) => encode(description(index))));
      return firstBatch(call, state, { namespace: fullName(place), batchSize: batchSize ?? Infinity, source });
    });
  },
});

function description(index: IndexInfo): Document {
  const { name, key, unique, sparse, hidden, expireAfterSeconds, partialFilterExpression } = index;
  return {
    v: 2,
    key,
    name,
    ...(unique && { unique }),
    ...(sparse && { sparse }),
    ...(hidden && { hidden }),
    ...(expireAfterSeconds !== undefined && { expireAfterSeconds }),
    ...(partialFilterExpression !== undefined && { partialFilterExpression }),
  };
}

/** Commands about indexes. */
export const indexCommands: readonly Command[] = [createIndexes, dropIndexes, listIndexes];
