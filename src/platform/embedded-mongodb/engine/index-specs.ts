import { keyOf } from '../indexes/value-key.js';
import { MongoError } from '../errors.js';
import type { CollectionInfo, IndexInfo, IndexSpec } from './types.js';

/** MongoDB's limits. */
const MOST_INDEXES = 64;
const MOST_FIELDS = 32;
const LONGEST_EXPIRY = 2 ** 31 - 1;

/**
 * Those of the specs that the collection has no index for. An equal index counts as made.
 * @throws MongoError `CannotCreateIndex`, `IndexOptionsConflict` or `IndexKeySpecsConflict`
 */
export function missingIndexes(collection: CollectionInfo, specs: readonly IndexSpec[]): IndexSpec[] {
  const missing: IndexSpec[] = [];
  for (const spec of specs) {
    checkSpec(spec);
    if (isId(spec)) continue;
    // Of two clashes MongoDB tells the one of the names.
    const known = [...collection.indexes, ...missing].toSorted(
      (a, b) => Number(b.name === spec.name) - Number(a.name === spec.name),
    );
    if (!known.some((index) => isSame(index, spec))) missing.push(spec);
  }
  if (collection.indexes.length + missing.length > MOST_INDEXES) {
    throw new MongoError(
      'CannotCreateIndex',
      `add index fails, too many indexes for ${collection.database}.${collection.name}`,
    );
  }
  return missing;
}

function checkSpec({ name, key, expireAfterSeconds, sparse, partialFilterExpression }: IndexSpec): void {
  const fields = Object.entries(key);
  if (name === '' || name === '*') throw cannotCreate(`The index name '${name}' is not valid`);
  if (fields.length === 0) throw cannotCreate('Index keys cannot be an empty object.');
  if (fields.length > MOST_FIELDS) throw new MongoError('Location13103', 'too many compound keys');
  for (const [path, direction] of fields) checkField(path, direction);
  if (sparse === true && partialFilterExpression !== undefined) {
    throw cannotCreate('cannot mix "partialFilterExpression" and "sparse" options');
  }
  if (expireAfterSeconds !== undefined) checkExpiry(expireAfterSeconds, fields);
}

function checkField(path: string, direction: unknown): void {
  if (direction !== 1 && direction !== -1) {
    throw cannotCreate(`The embedded server has no index of the kind ${JSON.stringify(direction)} on '${path}'`);
  }
  if (path === '' || path.split('.').includes('')) throw cannotCreate('Index keys cannot contain an empty field.');
  if (path.split('.').some((component) => component.startsWith('$'))) {
    throw cannotCreate(`Index key contains an illegal field name: field name starts with '$'.`);
  }
}

function checkExpiry(seconds: number, fields: readonly (readonly [string, unknown])[]): void {
  if (!(seconds >= 0 && seconds <= LONGEST_EXPIRY)) {
    throw cannotCreate("TTL index 'expireAfterSeconds' option must be within an acceptable range");
  }
  if (fields.length > 1)
    throw cannotCreate('TTL indexes are single-field indexes, compound indexes do not support TTL');
  if (fields[0]?.[0] === '_id') throw cannotCreate("The field 'expireAfterSeconds' is not valid for an _id index");
}

function isId(spec: IndexSpec): boolean {
  const fields = Object.entries(spec.key);
  return fields.length === 1 && fields[0]?.[0] === '_id' && fields[0][1] === 1;
}

/** @throws MongoError where the two are too alike to stand side by side. */
function isSame(index: IndexInfo | IndexSpec, spec: IndexSpec): boolean {
  const sameKey = signature(index) === signature(spec);
  if (!sameKey && index.name !== spec.name) return false;
  if (sameKey && index.name === spec.name && index.expireAfterSeconds === spec.expireAfterSeconds) return true;
  if (index.name === spec.name) {
    throw new MongoError(
      'IndexKeySpecsConflict',
      `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. Requested index: ${spec.name}`,
    );
  }
  throw new MongoError('IndexOptionsConflict', `Index already exists with a different name: ${index.name}`);
}

/** What makes two indexes hold the same entries under the same rule. */
function signature({ key, unique, sparse, partialFilterExpression }: IndexInfo | IndexSpec): string {
  return (
    JSON.stringify([Object.entries(key), unique === true, sparse === true]) + keyOf(partialFilterExpression ?? null)
  );
}

function cannotCreate(message: string): MongoError {
  return new MongoError('CannotCreateIndex', message);
}
