import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createReaderCounter } from '../../../src/articles/readership/count-readers.js';
import type { ReadershipStore } from '../../../src/articles/readership/readership-store.js';
import { HOUR_MS } from '../../../src/platform/clock.js';
import { articleOf, type ArticleJson } from '../../support/articles.js';
import { createMovingClock, type MovingClock } from '../../support/moving-clock.js';
import { startService, type TestService } from '../../support/service.js';

let clock: MovingClock;
let service: TestService;
let store: ReadershipStore;
let slug: string;

beforeAll(async () => {
  clock = createMovingClock();
  service = await startService({ clock });
  store = service.context.features.readershipStore;
});
afterAll(() => service.stop());

beforeEach(async () => {
  const editor = await service.signUp('editor');
  slug = ((await editor.post('/articles', articleOf({}))).body as ArticleJson).slug;
});

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const read = (agent: string, headers: Readonly<Record<string, string>> = {}) =>
  service
    .client()
    .agent.get(`/api/v1/articles/${slug}/comments`)
    .set({ 'User-Agent': agent, ...headers });

/** What is counted is written by a job of the service; here at once. */
async function readers(): Promise<number> {
  const counting = service.context.jobs.find(({ name }) => name === 'count-readers');
  await counting?.run(new AbortController().signal);
  return (await store.find(slug, clock.now())).readers;
}

describe('the readers of an article', () => {
  it('count once in half an hour, whichever page they read and whether it was kept', async () => {
    await read(BROWSER);
    await read(BROWSER);
    await service.client().agent.get(`/api/v1/articles/${slug}`).set('User-Agent', BROWSER);
    expect(await readers()).toBe(1);
    await read(`${BROWSER} another`);
    expect(await readers()).toBe(2);
    clock.advance(HOUR_MS);
    await read(BROWSER);
    expect(await readers()).toBe(3);
  });

  it.each<[string, string, Readonly<Record<string, string>>]>([
    ['robots', 'Googlebot/2.1 (+http://www.google.com/bot.html)', {}],
    ['callers that do not say what they are', '', {}],
    ['browsers that fetch ahead', BROWSER, { 'Sec-Purpose': 'prefetch;prerender' }],
  ])('are none where %s ask', async (_who, agent, headers) => {
    await read(agent, headers);
    expect(await readers()).toBe(0);
  });

  it('are none where there is no such article', async () => {
    await service.client().agent.get('/api/v1/articles/nowhere/comments').set('User-Agent', BROWSER);
    await readers();
    expect((await store.find('nowhere', clock.now())).readers).toBe(0);
  });

  it('before a comment was posted are kept with it', async () => {
    for (const nth of ['one', 'two', 'three']) await read(`${BROWSER} ${nth}`);
    await readers();
    const author = await service.signUp();
    const posted = await author.post(`/articles/${slug}/comments`, { body: 'Three have been here before me.' });
    const stored = await service.context.features.commentStore.findById((posted.body as { id: string }).id);
    expect(stored?.readersBefore).toBe(3);
  });
});

describe('the store of readers', () => {
  it('adds what many processes count at once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => store.add(new Map([[slug, 2]]), clock.now())));
    const { readers: counted, exposure } = await store.find(slug, clock.now());
    expect(counted).toBe(40);
    clock.advance(3 * HOUR_MS);
    const decayed = await store.find(slug, clock.now());
    expect(decayed.exposure).toBeCloseTo(exposure / 2, 6);
    await store.add(new Map([[slug, 1]]), clock.now());
    expect((await store.find(slug, clock.now())).exposure).toBeGreaterThan(decayed.exposure);
  });
});

describe('the counter', () => {
  it('counts again with the next what could not be written', async () => {
    const written: ReadonlyMap<string, number>[] = [];
    let isDown = true;
    const add: ReadershipStore['add'] = (counts) => {
      if (isDown) return Promise.reject(new Error('down'));
      written.push(counts);
      return Promise.resolve();
    };
    const counter = createReaderCounter({ readershipStore: { add }, clock });
    counter.count('a');
    await expect(counter.flush()).rejects.toThrow('down');
    counter.count('a');
    isDown = false;
    await counter.flush();
    expect(written).toEqual([new Map([['a', 2]])]);
  });
});
