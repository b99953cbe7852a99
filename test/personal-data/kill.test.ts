import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterEach, expect, it, jest } from '@jest/globals';
import { MongoClient, type Db } from 'mongodb';
import { Client } from '../../scripts/lib/client.mjs';
import { findFaults } from '../support/integrity.js';
import { databaseUriOf, makeDataDir, startRunningService, type RunningService } from '../support/running-service.js';

// It starts the service several times.
jest.setTimeout(600_000);

const PASSWORD = 'kept through every power cut';
const ACCOUNT_SCRIPT = fileURLToPath(new URL('../../scripts/account.mjs', import.meta.url));
const COMMENTS = 60;
/** Between two looks, so that the service gets on. */
const PAUSE_MS = 50;

let service: RunningService | undefined;

afterEach(() => service?.kill());

/** The service's environment: the embedded database, or a database of its own on the server that was given. */
function environmentFor(dataDir: string): Record<string, string> {
  const given = process.env.MONGODB_URI;
  if (given === undefined) return { DATA_DIR: dataDir };
  const uri = new URL(given);
  uri.pathname = `/erase_${randomBytes(6).toString('hex')}`;
  return { DATA_DIR: dataDir, MONGODB_URI: uri.href };
}

async function publishArticle(running: RunningService, environment: Record<string, string>): Promise<string> {
  const editor = { email: 'editor@desk.example', password: PASSWORD };
  const args = [ACCOUNT_SCRIPT, '--email', editor.email, '--role', 'editor', '--password', editor.password];
  await promisify(execFile)(process.execPath, args, { env: { PATH: process.env.PATH, ...environment } });
  const desk = new Client(running.origin);
  await desk.signIn(editor);
  const flood = { authorComments: 0, articleComments: 0 };
  await desk.send('PATCH', 'moderation/settings', { body: { version: 0, site: { screening: { flood } } } });
  const byline = { name: 'Wilma Fuse', role: 'Electrician', organisation: 'Fuse and Daughters' };
  const body = { headline: 'Who turns off the lights', body: '<p>You do.</p>', byline, section: 'engineering' };
  return (await desk.send('POST', 'articles', { body, expect: 201 })).slug;
}

/** Looks into the database of a running service. */
async function withDatabase<T>(dataDir: string, environment: Record<string, string>, look: (db: Db) => Promise<T>) {
  const client = await MongoClient.connect(environment.MONGODB_URI ?? (await databaseUriOf(dataDir)));
  try {
    return await look(client.db(environment.MONGODB_URI === undefined ? 'belowline' : undefined));
  } finally {
    await client.close();
  }
}

const withdrawn = (db: Db) => db.collection('comments').countDocuments({ status: 'withdrawn', bodyHtml: '' });

it('erases a deleted account to the end, however often the process is killed meanwhile', async () => {
  const { dataDir, remove } = await makeDataDir();
  const environment = environmentFor(dataDir);
  service = await startRunningService(environment);
  const slug = await publishArticle(service, environment);
  const reader = new Client(service.origin);
  await reader.signUp({ email: 'leaver@readers.example', displayName: 'Lena Leaver', password: PASSWORD });
  for (let nth = 0; nth < COMMENTS; nth++) {
    const body = { body: `Off they go, number ${nth}, by Lena Leaver.` };
    await reader.send('POST', `articles/${slug}/comments`, { body, expect: 201 });
  }
  await reader.send('DELETE', 'me', { body: { currentPassword: PASSWORD, comments: 'withdraw' }, expect: 204 });
  await service.kill();

  service = await startRunningService(environment);
  const again = new Client(service.origin);
  await expect(again.signIn({ email: 'leaver@readers.example', password: PASSWORD })).rejects.toThrow('401');
  await withDatabase(dataDir, environment, async (db) => {
    while ((await db.collection('comments').countDocuments({ status: 'withdrawn' })) === 0);
  });
  await service.kill();

  service = await startRunningService(environment);
  await withDatabase(dataDir, environment, async (db) => {
    while ((await db.collection('erasures').countDocuments()) > 0) await setTimeout(PAUSE_MS);
    expect(await withdrawn(db)).toBe(COMMENTS);
  });
  await service.stop();

  service = await startRunningService(environment);
  await withDatabase(dataDir, environment, async (db) => {
    let faults = await findFaults(db);
    // Counts of articles are repaired by a job that begins with the service.
    while (faults.length > 0 && faults.every((fault) => fault.startsWith('count of'))) {
      await setTimeout(PAUSE_MS);
      faults = await findFaults(db);
    }
    expect(faults).toEqual([]);
    for (const name of ['accounts', 'comments', 'commentRevisions', 'auditEntries', 'auditPersonalTexts', 'outbox'])
      expect([name, JSON.stringify(await db.collection(name).find({}).toArray())]).toEqual([
        name,
        expect.not.stringMatching(/lena leaver|leaver@/i),
      ]);
    if (environment.MONGODB_URI !== undefined) await db.dropDatabase();
  });
  await service.stop();
  await remove();
});
