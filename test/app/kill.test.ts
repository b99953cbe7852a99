import { afterEach, expect, it } from '@jest/globals';
import { ObjectId } from 'mongodb';
import { Client } from '../../scripts/lib/client.mjs';
import { lastingFaults } from '../support/integrity.js';
import {
  dropGiven,
  environmentFor,
  makeDataDir,
  publishArticle,
  startRunningService,
  withDatabase,
  type RunningService,
} from '../support/running-service.js';

const KILLS = 20;
const READERS = 6;
const PASSWORD = 'kept through every power cut';

/** What was answered 201, and so has to be there for good. */
interface Acknowledged {
  readonly comments: string[];
  readonly flags: string[];
}

interface Load {
  readonly name: string;
  readonly acknowledged: Acknowledged;
}

/** One reader's requests without a pause, until the service is gone. `name` holds nothing that screening would hold. */
async function load(reader: Client, slug: string, { name, acknowledged }: Load): Promise<void> {
  for (let turn = 0; ; turn++) {
    const parentId = turn % 3 === 1 ? acknowledged.comments.at(-1) : undefined;
    const body = { body: `Before ${name}, turn ${turn}.`, ...(parentId ? { parentId } : {}) };
    const comment = await reader.send('POST', `articles/${slug}/comments`, { body, expect: 201 });
    acknowledged.comments.push(comment.id);
    const other = acknowledged.comments.at(-READERS);
    if (other === undefined || turn % 2 === 0) continue;
    // One's own comment can neither be flagged nor recommended: that answer is as good as any other here.
    const flag = await reader
      .send('POST', `comments/${other}/flags`, { body: { reason: 'spam' }, expect: 201 })
      .catch(ignoreRefusal);
    if (flag !== undefined) acknowledged.flags.push(flag.id);
    await reader.send('PUT', `comments/${other}/recommendation`, { expect: 204 }).catch(ignoreRefusal);
  }
}

function ignoreRefusal(error: unknown): undefined {
  if (error instanceof Error && /got (200|403|404|409)/.test(error.message)) return;
  throw error;
}

/** Resolves once this much more has been acknowledged. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}

/** Lets every reader write until `enough` more comments are acknowledged, then ends the process mid-request. */
async function writeUntilKilled(service: RunningService, slug: string, { name, acknowledged }: Load): Promise<void> {
  const wanted = acknowledged.comments.length + 10 + Math.floor(Math.random() * 40);
  const readers = await Promise.all(Array.from({ length: READERS }, (_, nth) => signIn(service, nth)));
  const stopped = readers.map((reader, nth) =>
    load(reader, slug, { name: `${name}, reader ${nth}`, acknowledged }).catch(String),
  );
  await until(() => acknowledged.comments.length >= wanted);
  await service.kill();
  for (const reason of await Promise.all(stopped)) expect(reason).toMatch(/fetch failed|terminated|other side closed/);
}

async function signIn(service: RunningService, nth: number): Promise<Client> {
  const reader = new Client(service.origin);
  await reader.signIn({ email: `reader-${nth}@readers.example`, password: PASSWORD });
  return reader;
}

async function signUpReaders({ origin }: RunningService): Promise<void> {
  for (let nth = 0; nth < READERS; nth++) {
    const account = { email: `reader-${nth}@readers.example`, displayName: `Reader ${nth}`, password: PASSWORD };
    await new Client(origin).signUp(account);
  }
}

let service: RunningService | undefined;

afterEach(() => service?.kill());

it('loses nothing that was acknowledged and leaves nothing half done, however often it is killed', async () => {
  const { dataDir, remove } = await makeDataDir();
  const environment = environmentFor(dataDir);
  const acknowledged: Acknowledged = { comments: [], flags: [] };
  service = await startRunningService(environment);
  await signUpReaders(service);
  const slug = await publishArticle(service, environment);
  for (let kill = 0; kill < KILLS; kill++) {
    await writeUntilKilled(service, slug, { name: `power cut ${kill}`, acknowledged });
    service = await startRunningService(environment);
  }
  await withDatabase(environment, async (db) => {
    for (const [collection, ids] of [
      ['comments', acknowledged.comments],
      ['flags', acknowledged.flags],
    ] as const) {
      const found = await db.collection(collection).countDocuments({ _id: { $in: ids.map((id) => new ObjectId(id)) } });
      expect([collection, found]).toEqual([collection, ids.length]);
      expect(ids.length).toBeGreaterThan(KILLS);
    }
    expect(await lastingFaults(db)).toEqual([]);
  });
  await dropGiven(environment);
  expect(await service.stop()).toBe(0);
  await remove();
}, 600_000);
