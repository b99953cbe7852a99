import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runSeedCommand, type SeedCommandDeps } from '../../../src/demo/seed/seed-command.js';
import { DAY_MS } from '../../../src/platform/clock.js';
import { CommandError } from '../../../src/platform/command-line.js';
import type { ServiceClient } from '../../support/client.js';
import { startService, type TestService } from '../../support/service.js';

const COMMENTS = 600;
const PASSWORD = 'the password of everybody';

let service: TestService;
let deps: SeedCommandDeps;
let written = 0;

beforeAll(async () => {
  service = await startService();
  const { accounts, clock, connection, features } = service.context;
  const progress = { start: () => undefined, advance: (by: number) => (written += by), stop: () => undefined };
  deps = { ...accounts, clock, connection, scales: await features.readScales(null), isProduction: false, progress };
});

afterAll(() => service.stop());

const seed = (options: readonly string[], changes: Partial<SeedCommandDeps> = {}) =>
  runSeedCommand({ ...deps, ...changes }, options);

const documentsOf = (collection: string) => service.context.connection.collection(collection).find().toArray();

async function signIn(email: string): Promise<ServiceClient> {
  const client = service.client();
  await client.signIn({ email, password: PASSWORD });
  return client;
}

describe('seeding from the command line', () => {
  it('writes as many comments as were asked for, and shows how far it is', async () => {
    const said = await seed(['--comments', String(COMMENTS), '--seed', '3', '--password', PASSWORD]);
    expect(said).toContain(`${COMMENTS} comments`);
    expect(written).toBe(COMMENTS);
    expect(await documentsOf('comments')).toHaveLength(COMMENTS);
  });

  it('leaves nothing that the recount would correct', async () => {
    const job = service.context.jobs.find(({ name }) => name === 'reconcile-counts');
    const before = [await documentsOf('comments'), await documentsOf('commentCounts')];
    await job?.run(new AbortController().signal);
    expect([await documentsOf('comments'), await documentsOf('commentCounts')]).toEqual(before);
  });

  it('leaves counts that agree between articles, lists and cases', async () => {
    const editor = await signIn('editor-1@seed-3.example');
    const articles = await editor.get('/articles?limit=100');
    const counts = (articles.body as { items: { commentCount: number }[] }).items.map(
      ({ commentCount }) => commentCount,
    );
    const comments = await documentsOf('comments');
    expect(counts.reduce((a, b) => a + b)).toBe(comments.filter(({ status }) => status === 'published').length);
    const cases = await documentsOf('moderationCases');
    expect(cases.map(({ flagCount }) => Number(flagCount)).reduce((a, b) => a + b)).toBe(
      (await documentsOf('flags')).length,
    );
    const claimed = await editor.post('/moderation/claims', { limit: 5 });
    expect((claimed.body as { items: unknown[] }).items).toHaveLength(5);
  });

  it('lets everybody go on from there', async () => {
    const reader = await signIn('reader-2@seed-3.example');
    const { items } = (await reader.get('/articles?limit=100')).body as {
      items: { slug: string; commenting: string }[];
    };
    const slug = items.find(({ commenting }) => commenting === 'open')?.slug ?? '';
    expect((await reader.post(`/articles/${slug}/comments`, { body: 'And what of the winter?' })).status).toBe(201);
  });

  it('refuses a set that is there, and takes another one', async () => {
    await expect(seed(['--comments', '10', '--seed', '3'])).rejects.toThrow(CommandError);
    await expect(seed(['--comments', '100', '--seed', '4'])).resolves.toContain('100 comments');
  });

  it('wants to be told twice in production mode', async () => {
    const production = { isProduction: true };
    const before = (await documentsOf('comments')).length;
    await expect(seed(['--comments', '50', '--seed', '5'], production)).rejects.toThrow(CommandError);
    expect(await documentsOf('comments')).toHaveLength(before);
    await expect(seed(['--comments', '50', '--seed', '5', '--yes'], production)).resolves.toContain('50 comments');
  });

  it.each([
    ['--comments', '0'],
    ['--comments', 'many'],
    ['--seed', '1'],
    ['--comments', '5', '--what', 'x'],
  ])('refuses %s %s', async (...options) => {
    await expect(seed(options)).rejects.toThrow(CommandError);
  });

  it('makes nothing that is later than the day it is made on', async () => {
    const today = service.context.clock.now().getTime();
    const midnight = today - (today % DAY_MS);
    const seeded = (await documentsOf('flags')).map(({ createdAt }) => (createdAt as Date).getTime());
    expect(Math.max(...seeded)).toBeLessThanOrEqual(midnight);
  });
});
