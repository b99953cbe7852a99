import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { CommandStartedEvent, Document } from 'mongodb';
import { walkJourney } from '../../scripts/lib/journey.mjs';
import { apiRoutes } from '../../src/app.js';
import { COMMAND_LINE, runVerifyCommand } from '../../src/audit/index.js';
import { createFlagStore } from '../../src/flags/index.js';
import { createReaderTallyStore } from '../../src/articles/index.js';
import { createDecidedOnStore, createRollUpStore, createSanctionStore } from '../../src/moderation/index.js';
import { appealTwice } from '../support/appeals.js';
import type { ServiceClient } from '../support/client.js';
import { openStream } from '../support/event-stream.js';
import { shapeOf } from '../support/explained.js';
import { sendMails } from '../support/notifications.js';
import { changeOwnAccount } from '../support/own-account.js';
import { publish } from '../support/publish.js';
import { valuesFor } from '../support/query-values.js';
import type { RulesJson } from '../support/rules.js';
import { changeScreening } from '../support/settings.js';
import { startService, type TestService } from '../support/service.js';

const EXPLAINED = ['find', 'aggregate', 'count', 'distinct', 'update', 'delete', 'findAndModify'];
/** What the driver adds to a command; `explain` takes the command alone. */
const ENVELOPE = ['lsid', 'txnNumber', '$clusterTime', '$db', 'startTransaction', 'autocommit', 'readConcern'];

let service: TestService;
const commands: CommandStartedEvent[] = [];

beforeAll(async () => {
  const uri = new URL(process.env.TEST_MONGODB_URI ?? '');
  uri.searchParams.set('monitorCommands', 'true');
  service = await startService({ environment: { MONGODB_URI: uri.href } });
  service.context.connection.getClient().on('commandStarted', (event) => {
    if (EXPLAINED.includes(event.commandName)) commands.push(event);
  });
});
afterAll(() => service.stop());

/** Does what the service is there for, and reads every list in every way it offers, so that each query is sent. */
async function exercise(editor: ServiceClient): Promise<void> {
  const { port } = service.server.address() as AddressInfo;
  const article = await editor.post('/articles', {
    headline: 'A bench that nobody sits on',
    standfirst: 'Who pays for street furniture?',
    body: '<p>It stands there.</p>',
    byline: { name: 'Ivo Plank', role: 'Clerk', organisation: 'Lower Mossop Parish Council' },
    section: 'local-government',
  });
  await walkJourney({ origin: `http://127.0.0.1:${port}`, editor: editor.account });
  const { slug } = article.body as { slug: string };
  const [reader, ids]: [ServiceClient, string[]] = [await service.signUp(), []];
  for (const body of [
    'The first of three.',
    'The second of three.',
    'The third of three, which is long enough to be a copy of another.',
  ]) {
    const comment = await reader.post(`/articles/${slug}/comments`, { body });
    ids.push((comment.body as { id: string }).id);
  }
  const [first, second, third] = ids;
  await appealTwice(service, slug);
  await changeSettings(editor);
  await changeScreening(editor, { newAuthor: { heldComments: ids.length } });
  await reader.post(`/articles/${slug}/comments`, { body: 'An answer.', parentId: first });
  await reader.patch(`/comments/${second}`, { body: 'The second of three, corrected.' });
  await reader.delete(`/comments/${third}`);
  for (const change of ['put', 'delete'] as const) await editor[change](`/comments/${first}/recommendation`);
  await editor.post(`/comments/${second}/flags`, { reason: 'spam' });
  await editor.delete(`/comments/${second}/flags`);
  await editor.post(`/comments/${first}/flags`, { reason: 'spam' });
  await editor.post(`/articles/${slug}/comments`, { body: 'Another answer.', parentId: first });
  await tellAndRecover(reader);
  await changeRules(editor);
  await changeWords(editor);
  await sanction(editor, reader);
  const muted = await editor.put(`/moderation/accounts/${editor.account.id}/flag-mute`, { days: 1 });
  const queues = await editor.get('/moderation/queues?section=local-government');
  expect([muted.status, queues.status]).toEqual([200, 200]);
  await changeOwnAccount(service, slug);
  await followCases(editor);
  await decideTogether(editor, reader);
  await publish(service, editor, { slug, commentId: first ?? '' });
  await readEveryList(editor, { ':slug': slug, ':id': reader.account.id, ':name': 'privacy' }, first ?? '');
}

async function changeRules(editor: ServiceClient): Promise<void> {
  const { version, items, flagReasons } = (await editor.get('/rules')).body as RulesJson;
  await editor.put('/rules', { version, items, flagReasons });
  await editor.get(`/rules?version=${version + 1}`);
}

async function changeWords(editor: ServiceClient): Promise<void> {
  for (const term of ['blorp', 'grimble', 'zwick']) {
    const added = await editor.post('/moderation/words', { term, list: 'banned', section: 'local-government' });
    expect(added.status).toBe(201);
    if (term === 'zwick') await editor.delete(`/moderation/words/${(added.body as { id: string }).id}`);
  }
  await editor.post('/moderation/words/test', { text: 'A blorp.' });
}

async function sanction(editor: ServiceClient, reader: ServiceClient): Promise<void> {
  const path = `/moderation/accounts/${reader.account.id}/sanctions`;
  const warning = await editor.post(path, { kind: 'warning', reason: 'spam' });
  const suspension = await editor.post(path, { kind: 'commenting_suspension', reason: 'spam', days: 1 });
  await reader.get('/me/standing');
  await reader.post(`/me/sanctions/${(warning.body as { id: string }).id}/acknowledgement`);
  const lifted = await editor.delete(`/moderation/sanctions/${(suspension.body as { id: string }).id}`);
  expect(lifted.status).toBe(204);
  await createSanctionStore(service.context.connection).findByDecision(reader.account.id);
}

/** By somebody who flagged none of the comments, and may sanction any author. */
async function decideAndReverse(): Promise<void> {
  const admin = await service.signUp('admin');
  const claimed = await admin.post('/moderation/claims', { limit: 1 });
  const [subject] = (claimed.body as { items: { id: string; commentId: string; version: number }[] }).items;
  const body = { version: subject?.version, action: 'remove', reason: 'spam', sanction: { kind: 'warning' } };
  const decided = await admin.post(`/moderation/cases/${subject?.id}/decisions`, body);
  await createFlagStore(service.context.connection).listSettledPast(
    { commentId: subject?.commentId ?? '', decisionId: (decided.body as { id: string }).id },
    '0123456789abcdef01234567',
    1,
  );
  await createDecidedOnStore(service.context.connection).list({ decidedAt: new Date(), id: admin.account.id }, 1);
  const reversed = await admin.post(`/moderation/decisions/${(decided.body as { id: string }).id}/reversal`, {});
  expect(reversed.status).toBe(201);
}

/** By every way to name cases, with what finds them. The flags of `editor` are muted, and `reader` has open cases. */
async function decideTogether(editor: ServiceClient, reader: ServiceClient): Promise<void> {
  const admin = await service.signUp('admin');
  const authorId = reader.account.id;
  for (const filter of [
    `authorId=${authorId}`,
    'reason=spam',
    `text=bench&authorId=${authorId}`,
    'reason=spam&text=of',
  ]) {
    for (const sort of ['priority', 'due', 'oldest'])
      await readTwoPages(admin, `/moderation/cases?limit=1&${filter}&sort=${sort}&section=local-government`);
  }
  const byReporter = { reporterId: editor.account.id, action: 'keep' };
  await admin.post('/moderation/decisions', { ...byReporter, dryRun: true });
  const decided = await admin.post('/moderation/decisions', { authorId, action: 'keep' });
  const { batchId, items } = decided.body as { batchId: string; items: unknown[] };
  expect(items.length).toBeGreaterThan(0);
  const reversed = await admin.post(`/moderation/decisions/batches/${batchId}/reversal`, {});
  expect([decided.status, reversed.status]).toEqual([200, 200]);
}

/** Decides while somebody listens, who then goes on from there. */
async function followCases(editor: ServiceClient): Promise<void> {
  const stream = await openStream(service.server, editor);
  await decideAndReverse();
  await stream.until((events) => events.some(({ name }) => name === 'case.decided'));
  stream.close();
  (await openStream(service.server, editor, { lastId: stream.lastId() })).close();
}

async function changeSettings(editor: ServiceClient): Promise<void> {
  for (const [version, warnAt] of [3, 4].entries()) {
    const answer = await editor.patch('/moderation/settings', {
      version,
      site: { sanctions: { recommendation: { warnAt } } },
    });
    expect(answer.status).toBe(200);
  }
  await editor.get('/moderation/settings?version=1');
}

/** What goes by way of notifications and mails. */
async function tellAndRecover(reader: ServiceClient): Promise<void> {
  const { notifications, transactions } = service.context;
  const { email } = reader.account;
  const list = (await reader.get('/me/notifications')).body as { items: { id: string }[] };
  await reader.put('/me/notifications/read', { upTo: list.items[0]?.id });
  await reader.patch('/me/notification-settings', { reply: { email: true } });
  await transactions.transact(() => notifications.cancelNotifications('decision:0123456789abcdef01234567'));
  await notifications.listTold('flags:0123456789abcdef01234567', reader.account.id, 1);
  await reader.post('/accounts/verification');
  for (const path of ['verification', 'password-reset']) {
    if (path === 'password-reset') await reader.post('/accounts/password-reset', { email });
    await sendMails(service);
    const mail = service.context.mailbox?.list().find(({ mail: { to } }) => to === email)?.mail;
    const token = /token=([\w-]+)/.exec(mail?.text ?? '')?.[1];
    const body = path === 'verification' ? { token } : { token, password: 'quite another password' };
    expect((await service.client().put(`/accounts/${path}`, body)).status).toBe(204);
  }
  await service.context.metrics.render();
}

/** `parts` are the values of the parameters in paths. */
async function readEveryList(
  editor: ServiceClient,
  parts: Readonly<Record<string, string>>,
  commentId: string,
): Promise<void> {
  const lists = apiRoutes(service.context).filter(({ query }) => query !== undefined && 'cursor' in query.shape);
  for (const { path, query } of lists) {
    const address = path.replace(/:\w+/, (name) => parts[name] ?? name);
    const choices = Object.entries(query?.shape ?? {}).flatMap(([field, schema]) =>
      valuesFor(field, schema, commentId).map((value) => `${field}=${value}`),
    );
    for (const choice of ['', ...choices]) await readTwoPages(editor, `${address}?limit=1&${choice}`);
  }
}

/** What of the audit log is there only once it has been sealed. */
async function readAuditLog(editor: ServiceClient): Promise<void> {
  const { audit } = service.context;
  const page = await editor.get('/moderation/audit?limit=1');
  const [entry] = (page.body as { items: { id: string }[] }).items;
  for (const path of [`${entry?.id}/proof`, 'export?act=comment.removed']) {
    const answer = await editor.get(`/moderation/audit/${path}`);
    expect([path, answer.status]).toEqual([path, 200]);
  }
  await audit.auditLog.record(
    {
      actor: COMMAND_LINE,
      act: 'account.viewed',
      subject: { type: 'account', id: editor.account.id },
      details: {},
    },
    { accountId: editor.account.id, texts: { note: 'Asked for by letter.' } },
  );
  await runVerifyCommand({ ...audit, progress: { start: ignore, advance: ignore, stop: ignore } }, []);
  await audit.auditLog.erasePersonal(editor.account.id);
}

const ignore = () => undefined;

/** With a day that has ended, is rolled up, and changes later. */
async function readStatistics(editor: ServiceClient): Promise<void> {
  const { connection, jobs } = service.context;
  const earlier = new Date(Date.now() - 3 * 86_400_000);
  await createReaderTallyStore(connection).add(new Map([['local-government', 1]]), earlier);
  for (const round of [1, 2]) {
    if (round === 2) await createRollUpStore(connection).noteChanged(earlier);
    await jobs.find(({ name }) => name === 'roll-up-days')?.run(new AbortController().signal);
  }
  for (const by of ['day', 'hour', 'section', 'detector', 'day&section=local-government']) {
    const answer = await editor.get(`/moderation/statistics?by=${by}`);
    expect([by, answer.status]).toEqual([by, 200]);
  }
}

async function readTwoPages(editor: ServiceClient, path: string): Promise<void> {
  const answer = await editor.get(path);
  expect([path, answer.status]).toEqual([path, 200]);
  const { nextCursor } = answer.body as { nextCursor: string | null };
  if (nextCursor !== null) await editor.get(`${path}&cursor=${nextCursor}`);
}

/** The reads in a command: a write is explained as the search for what it changes, which every engine can explain. */
function readsIn({ command, commandName }: CommandStartedEvent): Document[] {
  const { updates, deletes, query, sort, ...rest } = command as Readonly<Record<string, Document[] & Document>>;
  const collection: unknown = rest[commandName];
  if (commandName === 'findAndModify') return [{ find: collection, filter: query, ...(sort && { sort }) }];
  if (updates ?? deletes)
    return (updates ?? deletes ?? []).map(({ q }) => ({ find: collection, filter: q as unknown }));
  const fields: [string, unknown][] = Object.entries(command);
  return [Object.fromEntries(fields.filter(([field]) => !ENVELOPE.includes(field)))];
}

/** The stages of the plan that the database chooses for a read. */
async function stagesOf(read: Document): Promise<string[]> {
  const { connection } = service.context;
  const database = connection.getClient().db(connection.name);
  const plan: Document = await database.command({ explain: read, verbosity: 'queryPlanner' });
  return [...JSON.stringify(plan).matchAll(/"stage":"(\w+)"/g)].map(([, stage = '']) => stage);
}

/** A planner that goes by cost reads a small collection whole, index or not. The embedded server's goes by the query alone. */
const SMALL = 500;

async function isSmallElsewhere({ find, aggregate, count, distinct }: Document): Promise<boolean> {
  if (process.env.MONGODB_URI === undefined) return false;
  const collection = String(find ?? aggregate ?? count ?? distinct);
  return (await service.context.connection.collection(collection).countDocuments()) < SMALL;
}

it('sends no query that scans a whole collection', async () => {
  const editor = await service.signUp('admin');
  await exercise(editor);
  for (const job of service.context.jobs) await job.run(new AbortController().signal);
  await readAuditLog(editor);
  await readStatistics(editor);
  const sent = [...commands];
  const scanning: string[] = [];
  for (const read of new Map(sent.flatMap(readsIn).map((each) => [shapeOf(each), each])).values()) {
    const stages = await stagesOf(read);
    if (stages.includes('COLLSCAN') && !(await isSmallElsewhere(read)))
      scanning.push(JSON.stringify(read).slice(0, 400));
    expect(stages.length).toBeGreaterThan(0);
  }
  expect(sent.length).toBeGreaterThan(100);
  expect(scanning).toEqual([]);
}, 240_000);
