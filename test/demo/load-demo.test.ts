import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoArticles, demoComments } from '../../src/demo/content/index.js';
import { readDemoAccounts } from '../../src/demo/demo-accounts.js';
import { createDemoStore } from '../../src/demo/demo-store.js';
import { loadDemo, type LoadDemoDeps } from '../../src/demo/load-demo.js';
import type { ServiceClient } from '../support/client.js';
import { startService, type TestService } from '../support/service.js';

interface Listed {
  readonly items: readonly Readonly<Record<string, unknown>>[];
}

let service: TestService;
let dataDir: string;
let deps: LoadDemoDeps;

beforeAll(async () => {
  service = await startService();
  dataDir = await mkdtemp(join(tmpdir(), 'belowline-demo-'));
  deps = { config: { ...service.config, dataDir }, connection: service.context.connection };
});

afterAll(async () => {
  await service.stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function signIn(role: string): Promise<ServiceClient> {
  const account = (await readDemoAccounts(dataDir)).find((each) => each.role === role);
  if (account === undefined) throw new Error(`There is no demonstration ${role}.`);
  const client = service.client();
  await client.signIn(account);
  return client;
}

async function itemsOf(client: ServiceClient, path: string): Promise<Listed['items']> {
  const answer = await client.get(path);
  expect(answer.status).toBe(200);
  return (answer.body as Listed).items;
}

const countDocuments = (collection: string) => service.context.connection.collection(collection).countDocuments();

describe('loading the demonstration', () => {
  it('leaves a database alone that holds anything', async () => {
    await service.signUp();
    expect(await loadDemo(deps)).toBe(false);
    expect(await readDemoAccounts(dataDir)).toEqual([]);
    expect(await countDocuments('articles')).toBe(0);
    await createDemoStore(service.context.connection).removeEverything();
  });

  it('fills an empty one, once', async () => {
    expect(await loadDemo(deps)).toBe(true);
    expect(await loadDemo(deps)).toBe(false);
    expect(await countDocuments('articles')).toBe(demoArticles.length);
    expect(await countDocuments('comments')).toBe(demoComments.length);
  });

  it('begins anew after a load that was killed', async () => {
    const { connection } = service.context;
    await createDemoStore(connection).set('loading');
    await connection.collection('comments').deleteMany({ status: 'removed' });
    expect(await loadDemo(deps)).toBe(true);
    expect(await countDocuments('articles')).toBe(demoArticles.length);
    expect(await countDocuments('comments')).toBe(demoComments.length);
    expect(await countDocuments('flags')).toBe(demoComments.flatMap(({ flags }) => flags).length);
  });

  it('hands out one account of each role, to the owner of the file only', async () => {
    const accounts = await readDemoAccounts(dataDir);
    expect(accounts.map(({ role }) => role)).toEqual(['reader', 'moderator', 'editor', 'admin']);
    expect(new Set(accounts.map(({ password }) => password)).size).toBe(4);
    const file = join(dataDir, 'demo-accounts.json');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(accounts);
    for (const { role } of accounts) await signIn(role);
  });
});

describe('the loaded demonstration', () => {
  it('shows its articles, newest first, with counts that agree with their comments', async () => {
    const client = service.client();
    const articles = await itemsOf(client, '/articles?limit=100');
    const newestFirst = [...demoArticles].sort((a, b) => a.publishedDaysBefore - b.publishedDaysBefore);
    expect(articles.map(({ slug, commenting }) => [slug, commenting])).toEqual(
      newestFirst.map(({ slug, commenting }) => [slug, commenting]),
    );
    for (const { slug, commentCount } of articles) {
      const published = await publishedBelow(client, String(slug), '');
      expect(published).toBe(commentCount);
      expect(published).toBeGreaterThan(0);
    }
  });

  it('has nothing that the recount would correct', async () => {
    const counts = service.context.jobs.find(({ name }) => name === 'reconcile-counts');
    const before = await service.context.connection.collection('comments').find().sort({ _id: 1 }).toArray();
    await counts?.run(new AbortController().signal);
    const after = await service.context.connection.collection('comments').find().sort({ _id: 1 }).toArray();
    expect(after).toEqual(before);
  });

  it('has cases in every queue and state, some of them claimed', async () => {
    const editor = await signIn('editor');
    for (const queue of ['held', 'reported', 'escalated']) {
      const open = await itemsOf(editor, `/moderation/cases?queue=${queue}&state=open&limit=100`);
      expect(open.length).toBeGreaterThan(0);
    }
    const decided = await itemsOf(editor, '/moderation/cases?state=decided&limit=100');
    expect(decided.length).toBeGreaterThan(5);
    const open = await itemsOf(editor, '/moderation/cases?state=open&limit=100');
    const claimed = demoComments.filter((comment) => comment.claimed === true);
    expect(open.filter(({ claim }) => claim !== null)).toHaveLength(claimed.length);
    expect(open.map(({ flagCount }) => Number(flagCount)).reduce((a, b) => a + b)).toBeGreaterThan(open.length / 2);
  });

  it('shows its reader what became of own comments and flags', async () => {
    const reader = await signIn('reader');
    expect((await itemsOf(reader, '/me/comments')).length).toBeGreaterThan(3);
    const outcomes = (await itemsOf(reader, '/me/flags')).map(({ outcome }) => outcome);
    expect(outcomes).toEqual(expect.arrayContaining(['upheld', 'pending']));
  });

  it('tells of each decision in the audit log', async () => {
    const editor = await signIn('editor');
    for (const act of ['article.created', 'comment.held', 'comment.kept', 'comment.removed', 'case.escalated']) {
      expect((await itemsOf(editor, `/moderation/audit?act=${act}`)).length).toBeGreaterThan(0);
    }
  });
});

/** How many comments are published below one place of an article; checks the count of replies on the way. */
async function publishedBelow(client: ServiceClient, slug: string, parent: string): Promise<number> {
  const items = await itemsOf(client, `/articles/${slug}/comments?limit=100${parent}`);
  let published = 0;
  for (const { id, status, replies } of items) {
    if (status === 'published') published += 1;
    const place = `&parentId=${String(id)}`;
    expect(await itemsOf(client, `/articles/${slug}/comments?limit=100${place}`)).toHaveLength(Number(replies));
    published += await publishedBelow(client, slug, place);
  }
  return published;
}
