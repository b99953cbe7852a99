import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { Client } from '../../../scripts/lib/client.mjs';
import { type MailServer, startMailServer } from '../../support/mail-server.js';
import {
  dropGiven,
  environmentFor,
  makeDataDir,
  startRunningService,
  withDatabase,
  type RunningService,
} from '../../support/running-service.js';

let mailServer: MailServer;
let service: RunningService | undefined;

beforeAll(async () => {
  mailServer = await startMailServer();
});
afterEach(() => service?.kill());
afterAll(() => mailServer.stop());

/** Resolves with the next mail once all of it has arrived, before it is answered. */
function nextMail(): Promise<{ readonly messageId: string; readonly text: string; readonly answer: () => void }> {
  return new Promise((resolve) => {
    mailServer.onMail = ({ parsed }, answer) =>
      resolve({ messageId: parsed.messageId ?? '', text: parsed.text ?? '', answer });
  });
}

it('sends a mail again that a killed process had sent and not noted: the same one, with the same link', async () => {
  const { dataDir, remove } = await makeDataDir();
  const environment = { ...environmentFor(dataDir), SMTP_URL: mailServer.url, MAIL_LEASE_SECONDS: '2' };
  service = await startRunningService(environment);
  const first = nextMail();
  const account = { email: 'ada@readers.example', displayName: 'Ada Penrose', password: 'long enough for it' };
  await new Client(service.origin).signUp(account);
  const sent = await first;
  await service.kill(); // the server has the mail; nobody is left to hear so
  sent.answer();

  const second = nextMail();
  service = await startRunningService(environment);
  const again = await second;
  again.answer();
  expect(again.messageId).toBe(sent.messageId);
  expect(/token=([\w-]{43})/.exec(again.text)?.[1]).toBe(/token=([\w-]{43})/.exec(sent.text)?.[1]);

  await withDatabase(environment, async (db) => {
    while ((await db.collection('outbox').countDocuments()) > 0) await setTimeout(20);
  });
  await dropGiven(environment);
  expect(await service.stop()).toBe(0);
  await remove();
});
