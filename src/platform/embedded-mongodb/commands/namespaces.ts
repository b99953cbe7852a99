import type { CollectionInfo, DatabaseState, WritableDatabaseState } from '../engine/index.js';
import { MongoError } from '../errors.js';
import { typeName } from '../query/type-names.js';

const MAX_NAMESPACE_BYTES = 255;

/** A collection's place, which need not exist. */
export interface Namespace {
  readonly database: string;
  readonly name: string;
}

/** @throws MongoError `InvalidNamespace` for what can't be a collection's name. */
export function namespace(database: string, target: unknown): Namespace {
  if (typeof target !== 'string') {
    throw new MongoError('InvalidNamespace', `collection name has invalid type ${typeName(target)}`);
  }
  const invalid = target === '' || target.includes('\0') || target.startsWith('.') || target.includes('$');
  if (invalid) throw new MongoError('InvalidNamespace', `Invalid collection name: '${database}.${target}'`);
  if (Buffer.byteLength(`${database}.${target}`) > MAX_NAMESPACE_BYTES) {
    throw new MongoError('InvalidNamespace', `Fully qualified namespace is too long: '${database}.${target}'`);
  }
  return { database, name: target };
}

/** @throws MongoError `InvalidNamespace` for what can't be a database's name. */
export function checkDatabaseName(name: string): void {
  if (name !== '' && name.length < 64 && !/[/\\. "$\0]/.test(name)) return;
  throw new MongoError('InvalidNamespace', `Invalid database name: '${name}'`);
}

export function fullName({ database, name }: Namespace): string {
  return `${database}.${name}`;
}

export function find(state: DatabaseState, { database, name }: Namespace): CollectionInfo | undefined {
  return state.collection(database, name);
}

/** @throws MongoError `NamespaceNotFound`. */
export function existing(state: DatabaseState, place: Namespace): CollectionInfo {
  const collection = find(state, place);
  if (collection !== undefined) return collection;
  throw new MongoError('NamespaceNotFound', `ns does not exist: ${fullName(place)}`);
}

/** The collection, made where it isn't there yet. */
export function ensured(state: WritableDatabaseState, place: Namespace): CollectionInfo {
  return find(state, place) ?? state.createCollection(place.database, place.name);
}
