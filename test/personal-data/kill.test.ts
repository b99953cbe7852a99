import { setTimeout } from 'node:timers/promises';
import { afterEach, expect, it, jest } from '@jest/globals';
import type { Db } from 'mongodb';
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

// It starts the service several times.
jest.setTimeout(600_000);

const PASSWORD = 'kept through every power cut';
const COMMENTS = 60;
/** Between two looks, so that the service gets on. */
const PAUSE_MS = 50;

let service: RunningService | undefined;

afterEach(() => service?.kill());

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
  await withDatabase(environment, async (db) => {
    while ((await db.collection('comments').countDocuments({ status: 'withdrawn' })) === 0);
  });
  await service.kill();

  service = await startRunningService(environment);
  await withDatabase(environment, async (db) => {
    while ((await db.collection('erasures').countDocuments()) > 0) await setTimeout(PAUSE_MS);
    expect(await withdrawn(db)).toBe(COMMENTS);
  });
  await service.stop();

  service = await startRunningService(environment);
  await withDatabase(environment, async (db) => {
    expect(await lastingFaults(db)).toEqual([]);
    for (const name of ['accounts', 'comments', 'commentRevisions', 'auditEntries', 'auditPersonalTexts', 'outbox'])
      expect([name, JSON.stringify(await db.collection(name).find({}).toArray())]).toEqual([
        name,
        expect.not.stringMatching(/lena leaver|leaver@/i),
      ]);
  });
  await dropGiven(environment);
  await service.stop();
  await remove();
});
