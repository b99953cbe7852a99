// A running service with a seeded database of its own, and who signs in there.
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import { Client } from '../lib/client.mjs';
import { ROOT } from '../lib/prepare.mjs';
import { ended, lineOf, startNode, stop } from '../lib/children.mjs';

/** @typedef {{ id: string, client: Client }} Person */
/** @typedef {{ id: string, authorId: string }} Flaggable */
/** @typedef {{ id: string, version: number }} OpenCase */
/**
 * How large a site is, and how much of it a bench takes up; `flagged` of a hundred comments are flagged.
 * @typedef {{ comments: number, flagged?: number, flaggable?: number, decidable?: number }} Wanted
 */
/**
 * @typedef {object} Site
 * @property {number} comments how many it was seeded with
 * @property {string} origin
 * @property {Person[]} readers
 * @property {Person[]} editors
 * @property {string[]} slugs of articles that are open for comments, the most discussed first
 * @property {Flaggable[]} flaggable comments that nobody has flagged, spread over all
 * @property {OpenCase[]} decidable cases that wait for an editor, spread over all
 * @property {() => Promise<void>} close
 */

const SEED = 1;
const PASSWORD = 'the password of all seeded accounts';
const READERS = 40;
const EDITORS = 4;
const ARTICLES = 4;
const LOOK_EVERY_MS = 5000;
/** The share of a processor that what goes on all the time stays below: a walk that rests takes a fifth. */
const LEAST_BUSY = 0.4;
const MOST_CATCHING_UP_MS = 600_000;

/** Passwords are not what is measured. */
const CHEAP_PASSWORDS = { PASSWORD_HASH_MEMORY_KIB: '8', PASSWORD_HASH_PASSES: '1' };

/**
 * On the embedded database, or in a database of its own on the engine at MONGODB_URI.
 * @param {Wanted} wanted @returns {Promise<Site>}
 */
export async function openSite(wanted) {
  const { comments, flagged } = wanted;
  const dataDir = await mkdtemp(join(tmpdir(), 'belowline-bench-'));
  const environment = {
    ...CHEAP_PASSWORDS,
    DATA_DIR: dataDir,
    PORT: '0',
    DEMO: 'off',
    RATE_LIMITS: 'off',
    LOG_LEVEL: 'warn',
    ...elsewhere(),
  };
  const seeding = ['--comments', String(comments), '--seed', String(SEED), '--password', PASSWORD];
  if (flagged !== undefined) seeding.push('--flagged', String(flagged));
  await ended(startNode(join(ROOT, 'scripts', 'seed.mjs'), seeding, environment));
  const service = startNode(join(ROOT, 'dist', 'main.js'), [], environment);
  const origin = await lineOf(service, /(http:\/\/127\.0\.0\.1:\d+)/);
  const mongo = await connect(environment);
  const found = await lookAround(mongo.db(), wanted);
  const editors = await signInAll(origin, 'editor', EDITORS);
  await expectMuch(editors);
  await caughtUp(origin);
  return {
    comments,
    origin,
    ...found,
    readers: await signInAll(origin, 'reader', READERS),
    editors,
    close: async () => {
      await stop(service);
      if (environment.MONGODB_URI !== undefined) await mongo.db().dropDatabase();
      await mongo.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/**
 * Waits until a service has caught up with what was put into its database behind its back: days to roll up, constants to
 * estimate, counts to look through. What is measured is a service that has been running. Gives up after a while.
 * @param {string} origin
 */
async function caughtUp(origin) {
  const until = performance.now() + MOST_CATCHING_UP_MS;
  let [busy, at] = [await processorSeconds(origin), performance.now()];
  while (performance.now() < until) {
    await setTimeout(LOOK_EVERY_MS);
    const [nowBusy, now] = [await processorSeconds(origin), performance.now()];
    if (nowBusy - busy < (LEAST_BUSY * (now - at)) / 1000) return;
    [busy, at] = [nowBusy, now];
  }
}

/** @param {string} origin */
async function processorSeconds(origin) {
  const metrics = await (await fetch(`${origin}/metrics`)).text();
  return Number(/^process_cpu_seconds_total (\S+)/m.exec(metrics)?.[1]);
}

/** A bench has few readers who write much of the same: neither a wave nor a flood. @param {Person[]} editors */
async function expectMuch([editor]) {
  if (editor === undefined) return;
  const flood = { authorComments: 0, articleComments: 0 };
  // The service may have made a version of its own, from what was decided.
  const { version } = /** @type {{ version: number }} */ (await editor.client.send('GET', 'moderation/settings'));
  const body = { version, site: { screening: { repeat: { waveAccounts: READERS }, flood } } };
  await editor.client.send('PATCH', 'moderation/settings', { body });
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

/** Where a database was given, one of this bench's own beside it. @returns {{ MONGODB_URI?: string }} */
function elsewhere() {
  const given = process.env.MONGODB_URI;
  if (given === undefined) return {};
  const uri = new URL(given);
  uri.pathname = `/bench_${randomBytes(6).toString('hex')}`;
  return { MONGODB_URI: uri.href };
}

/** To the service's own database. @param {{ DATA_DIR: string, MONGODB_URI?: string }} environment */
async function connect({ DATA_DIR, MONGODB_URI }) {
  if (MONGODB_URI !== undefined) return new MongoClient(MONGODB_URI).connect();
  const uri = new URL((await readFile(join(DATA_DIR, 'mongodb-uri'), 'utf8')).trim());
  uri.pathname = '/belowline';
  return new MongoClient(uri.href).connect();
}

/** What no list of the API tells in one go. @param {import('mongodb').Db} database @param {Wanted} wanted */
async function lookAround(database, { flaggable = 0, decidable = 0 }) {
  const counts = await database.collection('commentCounts').find().sort({ published: -1 }).toArray();
  const open = await database.collection('articles').find({ commenting: 'open' }).project({ slug: 1 }).toArray();
  const slugs = counts.flatMap(({ _id }) => open.filter((article) => String(article._id) === String(_id)));
  return {
    slugs: slugs.slice(0, ARTICLES).map((article) => String(article.slug)),
    flaggable: flaggable === 0 ? [] : await findFlaggable(database, flaggable),
    decidable: decidable === 0 ? [] : await findDecidable(database, decidable),
  };
}

/** @param {import('mongodb').Db} database @param {number} count @returns {Promise<OpenCase[]>} */
async function findDecidable(database, count) {
  const open = await database.collection('moderationCases').find({ state: 'open' }).project({ version: 1 }).toArray();
  return spread(open, count).map(({ _id, version }) => ({ id: String(_id), version: Number(version) }));
}

/** @template T @param {readonly T[]} items @param {number} count @returns {T[]} so many of them, from all parts */
function spread(items, count) {
  if (items.length < count) throw new Error(`There are only ${items.length}, and ${count} are needed.`);
  return items.filter(
    (_, index) => Math.floor((index * count) / items.length) !== Math.floor(((index - 1) * count) / items.length),
  );
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
  return spread(free, count).map(({ _id, authorId }) => ({ id: String(_id), authorId: String(authorId) }));
}
