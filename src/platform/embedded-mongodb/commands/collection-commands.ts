import { Binary, Long } from 'bson';
import type { CollectionInfo, DatabaseState } from '../engine/index.js';
import { MongoError } from '../errors.js';
import { encode, type Document } from '../protocol/bson.js';
import { compileFilter } from '../query/filter.js';
import { firstBatch, wholeResult } from './batches.js';
import { defineCommand, reply, type Command } from './command.js';
import * as field from './fields.js';
import { checkDatabaseName, existing, find, fullName, namespace } from './namespaces.js';

const createFields = {
  capped: field.unsupported,
  size: field.unsupported,
  max: field.unsupported,
  viewOn: field.unsupported,
  pipeline: field.unsupported,
  validator: field.unsupported,
  validationLevel: field.unsupported,
  validationAction: field.unsupported,
  timeseries: field.unsupported,
  expireAfterSeconds: field.unsupported,
  clusteredIndex: field.unsupported,
  storageEngine: field.unsupported,
  changeStreamPreAndPostImages: field.unsupported,
  autoIndexId: field.always(true),
  collation: field.collation,
};

const create = defineCommand({
  name: 'create',
  inTransaction: true,
  fields: createFields,
  run(_fields, { access, database }, target) {
    checkDatabaseName(database);
    const place = namespace(database, target);
    return access.write((state) => {
      // Without options it is the same collection, so asking again does no harm.
      if (find(state, place) === undefined) state.createCollection(place.database, place.name);
      return reply();
    });
  },
});

const drop = defineCommand({
  name: 'drop',
  fields: {},
  run(_fields, { access, database }, target) {
    const place = namespace(database, target);
    return access.write((state) => {
      const collection = find(state, place);
      if (collection === undefined) return reply({ ns: fullName(place), nIndexesWas: 0 });
      state.dropCollection(collection);
      return reply({ ns: fullName(place), nIndexesWas: collection.indexes.length });
    });
  },
});

const listCollectionsFields = {
  filter: field.document,
  nameOnly: field.flag,
  authorizedCollections: field.flag,
  cursor: field.document,
};

const listCollections = defineCommand({
  name: 'listCollections',
  fields: listCollectionsFields,
  run({ filter = {}, nameOnly = false, cursor = {} }, call) {
    const holds = compileFilter(filter);
    const { batchSize } = field.parseFields('listCollections.cursor', cursor, { batchSize: field.amount });
    return call.access.read((state) => {
      const all = state
        .collections(call.database)
        .map(description)
        .filter((item) => holds(item));
      const items = nameOnly ? all.map(({ name, type }) => ({ name, type })) : all;
      const namespaceOfList = `${call.database}.$cmd.listCollections`;
      const source = wholeResult(items.map((item) => encode(item)));
      return firstBatch(call, state, { namespace: namespaceOfList, batchSize: batchSize ?? Infinity, source });
    });
  },
});

function description({ name, uuid }: CollectionInfo) {
  const id = new Binary(uuid, Binary.SUBTYPE_UUID);
  const idIndex = { v: 2, key: { _id: 1 }, name: '_id_' };
  return { name, type: 'collection', options: {}, info: { readOnly: false, uuid: id }, idIndex };
}

const collStats = defineCommand({
  name: 'collStats',
  fields: { scale: field.integer },
  run({ scale = 1 }, { access, database }, target) {
    const place = namespace(database, target);
    return access.read((state) => {
      const collection = find(state, place);
      return reply({ ns: fullName(place), ...statistics(state, collection, scale) });
    });
  },
});

/** Sizes are in bytes, divided by the scale. */
function statistics(state: DatabaseState, collection: CollectionInfo | undefined, scale: number): Document {
  const { count, dataSize, indexSizes } =
    collection === undefined ? { count: 0, dataSize: 0, indexSizes: {} } : state.stats(collection);
  const scaled = Object.entries(indexSizes).map(([name, size]) => [name, Math.floor(size / scale)] as const);
  return {
    count,
    size: Math.floor(dataSize / scale),
    avgObjSize: count === 0 ? 0 : Math.floor(dataSize / count),
    storageSize: Math.floor(dataSize / scale),
    nindexes: collection?.indexes.length ?? 0,
    indexSizes: Object.fromEntries(scaled),
    totalIndexSize: scaled.reduce((sum, [, size]) => sum + size, 0),
    scaleFactor: scale,
  };
}

const dbStats = defineCommand({
  name: 'dbStats',
  fields: { scale: field.integer },
  run({ scale = 1 }, { access, database }) {
    return access.read((state) => {
      const collections = state.collections(database);
      const all = collections.map((collection) => statistics(state, collection, scale));
      const sum = (name: string) => all.reduce((total, item) => total + Number(item[name]), 0);
      return reply({
        db: database,
        collections: collections.length,
        views: 0,
        objects: Long.fromNumber(sum('count')),
        dataSize: sum('size'),
        storageSize: sum('storageSize'),
        indexes: sum('nindexes'),
        indexSize: sum('totalIndexSize'),
        scaleFactor: scale,
      });
    });
  },
});

const collModFields = { index: field.document };
const collModIndexFields = {
  keyPattern: field.hint,
  name: field.text,
  expireAfterSeconds: field.amount,
  hidden: field.flag,
};

/** Changes when a TTL index removes documents, or hides an index from queries. */
const collMod = defineCommand({
  name: 'collMod',
  fields: collModFields,
  run({ index: spec }, { access, database }, target) {
    const place = namespace(database, target);
    if (spec === undefined) return reply();
    const { keyPattern, name, expireAfterSeconds, hidden } = field.parseFields(
      'collMod.index',
      spec,
      collModIndexFields,
    );
    return access.write((state) => {
      const collection = existing(state, place);
      const wanted = name ?? JSON.stringify(keyPattern);
      const index = collection.indexes.find((item) => item.name === name || JSON.stringify(item.key) === wanted);
      if (index === undefined)
        throw new MongoError('IndexNotFound', `cannot find index ${wanted} for ns ${fullName(place)}`);
      state.changeIndex(collection, index, {
        ...(expireAfterSeconds !== undefined && { expireAfterSeconds }),
        ...(hidden !== undefined && { hidden }),
      });
      return reply();
    });
  },
});

/** Commands about collections. */
export const collectionCommands: readonly Command[] = [create, drop, listCollections, collStats, dbStats, collMod];
