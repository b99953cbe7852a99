import { setTimeout } from 'node:timers/promises';
import type { Db, Document } from 'mongodb';

const MOST_FAULTS = 20;
/** Between two looks, so that the service gets on. */
const PAUSE_MS = 50;

/**
 * Compares everything that is stored twice, counted or indexed with the documents it comes from.
 * Gives one line for each thing that does not agree; none when all is well.
 */
export async function findFaults(db: Db): Promise<string[]> {
  const faults = [
    ...(await commentFaults(db)),
    ...(await caseFaults(db)),
    ...(await countFaults(db)),
    ...(await indexFaults(db)),
  ];
  return faults.slice(0, MOST_FAULTS);
}

/** The faults that stay: counts of articles are repaired by a job that begins with the service. */
export async function lastingFaults(db: Db): Promise<string[]> {
  let faults = await findFaults(db);
  while (faults.length > 0 && faults.every((fault) => fault.startsWith('count of'))) {
    await setTimeout(PAUSE_MS);
    faults = await findFaults(db);
  }
  return faults;
}

const all = (db: Db, collection: string) => db.collection(collection).find({}).toArray();
const keyOf = (value: unknown) => String(value);

/** How many documents there are of each value of a field. */
function tally(documents: readonly Document[], field: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const document of documents) {
    const key = keyOf(document[field]);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** A comment has all its revisions, and counts its listed replies and its recommendations. */
async function commentFaults(db: Db): Promise<string[]> {
  const comments = await all(db, 'comments');
  const revisions = tally(await all(db, 'commentRevisions'), 'commentId');
  const recommendations = tally(await all(db, 'recommendations'), 'commentId');
  const replies = tally(
    comments.filter((comment) => comment.listed === true),
    'parentId',
  );
  const known = new Set(comments.map(({ _id }) => keyOf(_id)));
  return [
    ...[...revisions.keys()].filter((id) => !known.has(id)).map((id) => `revision of no comment: ${id}`),
    ...comments.flatMap((comment) => {
      const id = keyOf(comment._id);
      const found = {
        revision: revisions.get(id) ?? 0,
        replies: replies.get(id) ?? 0,
        recommendations: recommendations.get(id) ?? 0,
      };
      return differences(`comment ${id}`, comment, found);
    }),
  ];
}

/** Every flag has its case, and the case counts its flags. */
async function caseFaults(db: Db): Promise<string[]> {
  const flags = await all(db, 'flags');
  const pending = tally(
    flags.filter(({ outcome }) => outcome === 'pending'),
    'commentId',
  );
  const cases = await all(db, 'moderationCases');
  const open = new Map(cases.map((one) => [keyOf(one.commentId), one]));
  const missing = [...pending.keys()].filter((id) => !open.has(id)).map((id) => `no case for the flags on ${id}`);
  const counted = cases
    .filter(({ state }) => state === 'open')
    .flatMap((one) =>
      differences(`case ${keyOf(one._id)}`, one, { flagCount: pending.get(keyOf(one.commentId)) ?? 0 }),
    );
  return [...missing, ...counted];
}

/** The count of an article is that of its published comments. */
async function countFaults(db: Db): Promise<string[]> {
  const comments = await all(db, 'comments');
  const published = tally(
    comments.filter(({ status }) => status === 'published'),
    'articleId',
  );
  const counts = new Map((await all(db, 'commentCounts')).map((count) => [keyOf(count._id), count]));
  return [...new Set([...published.keys(), ...counts.keys()])].flatMap((id) =>
    differences(`count of ${id}`, counts.get(id) ?? { published: 0 }, { published: published.get(id) ?? 0 }),
  );
}

/** Every index leads to as many documents as there are. */
async function indexFaults(db: Db): Promise<string[]> {
  const faults: string[] = [];
  for (const { name: collection } of await db.listCollections().toArray()) {
    const documents = await db
      .collection(collection)
      .find({}, { projection: { _id: 1 } })
      .toArray();
    for (const index of await db.collection(collection).indexes()) {
      if (index.sparse || index.partialFilterExpression || index.name === undefined) continue;
      const reached = await db.collection(collection).find({}).hint(index.name).project({ _id: 1 }).toArray();
      const ids = new Set(reached.map(({ _id }) => keyOf(_id)));
      if (ids.size !== documents.length || documents.some(({ _id }) => !ids.has(keyOf(_id))))
        faults.push(`${collection}.${index.name} leads to ${ids.size} of ${documents.length} documents`);
    }
  }
  return faults;
}

function differences(name: string, stored: Document, found: Readonly<Record<string, number>>): string[] {
  return Object.entries(found)
    .filter(([field, value]) => stored[field] !== value)
    .map(([field, value]) => `${name}: ${field} is ${String(stored[field])}, but there are ${value}`);
}
