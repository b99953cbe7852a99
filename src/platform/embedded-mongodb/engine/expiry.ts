import type { EngineCore } from './engine-core.js';
import type { CollectionInfo, DatabaseState, FindQuery, IndexInfo, StoredDocument } from './types.js';

/** Documents deleted in one step, between other commands. */
const STEP = 200;

/** Deletes the documents whose time has passed by their TTL index; `now` in ms. */
export async function deleteExpired(core: EngineCore, now: number, stopped: () => boolean): Promise<void> {
  const expiring = core.read((state) =>
    state.databases().flatMap((database) => state.collections(database).flatMap(expiringIndexes)),
  );
  for (const target of expiring) {
    let deleted = STEP;
    while (deleted === STEP && !stopped()) deleted = await core.write((state) => deleteSome(state, target, now));
  }
}

interface Expiring {
  readonly collection: CollectionInfo;
  readonly index: IndexInfo;
  readonly seconds: number;
}

function expiringIndexes(collection: CollectionInfo): Expiring[] {
  return collection.indexes.flatMap((index) =>
    index.expireAfterSeconds === undefined || !index.ready
      ? []
      : { collection, index, seconds: index.expireAfterSeconds },
  );
}

type Deleting = DatabaseState & { readonly remove: (collection: CollectionInfo, document: StoredDocument) => void };

/** The number of documents deleted. */
function deleteSome(state: Deleting, { collection, index, seconds }: Expiring, now: number): number {
  const current = state.collection(collection.database, collection.name);
  if (current?.indexes.some(({ id }) => id === index.id) !== true) return 0;
  const [path = ''] = Object.keys(index.key);
  const query: FindQuery = {
    filter: { [path]: { $lte: new Date(now - seconds * 1000) } },
    limit: STEP,
    hint: index.name,
    // The bounds hold dates only, and of several in an array the earliest counts.
    matches: () => true,
  };
  const expired = [...state.find(current, query)];
  for (const document of expired) state.remove(current, document);
  return expired.length;
}
