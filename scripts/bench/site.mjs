// A running service with a seeded database of its own, and who signs in there.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { Client } from '../lib/client.mjs';
import { ROOT } from '../lib/prepare.mjs';
import { ended, lineOf, startNode, stop } from './children.mjs';

/** @typedef {{ id: string, client: Client }} Person */
/** @typedef {{ id: string, authorId: string }} Flaggable */
/**
 * @typedef {object} Site
 * @property {number} comments how many it was seeded with
 * @property {string} origin
 * @property {Person[]} readers
 * @property {Person[]} editors
 * @property {string[]} slugs of articles that are open for comments, the most discussed first
 * @property {Flaggable[]} flaggable comments that nobody has flagged, spread over all
 * @property {() => Promise<void>} close
 */

const SEED = 1;
const PASSWORD = 'the password of all seeded accounts';
const READERS = 40;
const EDITORS = 4;
const ARTICLES = 4;

/** Passwords are not what is measured. */
const CHEAP_PASSWORDS = { PASSWORD_HASH_MEMORY_KIB: '8', PASSWORD_HASH_PASSES: '1' };

/** @param {number} comments @param {number} flaggable how many comments are needed to flag @returns {Promise<Site>} */
export async function openSite(comments, flaggable) {
  const dataDir = await mkdtemp(join(tmpdir(), 'belowline-bench-'));
  const environment = {
    ...CHEAP_PASSWORDS,
    DATA_DIR: dataDir,
    PORT: '0',
    DEMO: 'off',
    RATE_LIMITS: 'off',
    LOG_LEVEL: 'warn',
  };
  const seeding = ['--comments', String(comments), '--seed', String(SEED), '--password', PASSWORD];
  await ended(startNode(join(ROOT, 'scripts', 'seed.mjs'), seeding, environment));
  const service = startNode(join(ROOT, 'dist', 'main.js'), [], environment);
  const origin = await lineOf(service, /(http:\/\/127\.0\.0\.1:\d+)/);
  const found = await lookAround(dataDir, flaggable);
  const editors = await signInAll(origin, 'editor', EDITORS);
  await expectMuch(editors);
  return {
    comments,
    origin,
    ...found,
    readers: await signInAll(origin, 'reader', READERS),
    editors,
    close: async () => {
      await stop(service);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A bench has few readers who write much of the same: neither a wave nor a flood. @param {Person[]} editors */
async function expectMuch([editor]) {
  const flood = { authorComments: 0, articleComments: 0 };
  const body = { version: 0, site: { screening: { repeat: { waveAccounts: READERS }, flood } } };
  await editor?.client.send('PATCH', 'moderation/settings', { body });
}

/** @param {string} origin @param {string} role @param {number} count @returns {Promise<Person[]>} */
async function signInAll(origin, role, count) {
  const people = [];
  for (let nth = 1; nth <= count; nth += 1) {
    const client = new Client(origin);
    const { id } = await client.signIn({ email: `${role}-${nth}@seed-${SEED}.example`, password: PASSWORD });
    people.push({ id, client });
  }
  return people;
}

/** What no list of the API tells in one go. @param {string} dataDir @param {number} flaggable */
async function lookAround(dataDir, flaggable) {
  const uri = (await readFile(join(dataDir, 'mongodb-uri'), 'utf8')).trim();
  const mongo = await new MongoClient(uri).connect();
  try {
    const database = mongo.db('belowline');
    const counts = await database.collection('commentCounts').find().sort({ published: -1 }).toArray();
    const open = await database.collection('articles').find({ commenting: 'open' }).project({ slug: 1 }).toArray();
    const slugs = counts.flatMap(({ _id }) => open.filter((article) => String(article._id) === String(_id)));
    return {
      slugs: slugs.slice(0, ARTICLES).map((article) => String(article.slug)),
      flaggable: await findFlaggable(database, flaggable),
    };
  } finally {
    await mongo.close();
  }
}

/** @param {import('mongodb').Db} database @param {number} count @returns {Promise<Flaggable[]>} */
async function findFlaggable(database, count) {
  const cases = await database.collection('moderationCases').find().project({ commentId: 1 }).toArray();
  const known = new Set(cases.map(({ commentId }) => String(commentId)));
  const published = await database
    .collection('comments')
    .find({ status: 'published' })
    .project({ authorId: 1 })
    .toArray();
  const free = published.filter(({ _id }) => !known.has(String(_id)));
  if (free.length < count) throw new Error(`There are only ${free.length} comments to flag, and ${count} are needed.`);
  const every = free.length / count;
  return Array.from({ length: count }, (_, index) => {
    const comment = free[Math.floor(index * every)];
    return { id: String(comment?._id), authorId: String(comment?.authorId) };
  });
}
