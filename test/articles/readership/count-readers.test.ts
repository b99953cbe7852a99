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
  /** Takes what it is given, or doesn't while it is down. */
  function outlet() {
    const written: ReadonlyMap<string, number>[] = [];
    const self = {
      written,
      isDown: false,
      add: (counts: ReadonlyMap<string, number>) => {
        if (self.isDown) return Promise.reject(new Error('down'));
        if (counts.size > 0) written.push(counts);
        return Promise.resolve();
      },
    };
    return self;
  }

  const articleStore = {
    findSections: (slugs: readonly string[]) =>
      Promise.resolve(new Map(slugs.filter((each) => each !== 'gone').map((each) => [each, 'parks'] as const))),
  };

  it('counts again with the next what could not be written', async () => {
    const [readershipStore, readerTallyStore] = [outlet(), outlet()];
    const counter = createReaderCounter({ articleStore, readershipStore, readerTallyStore, clock });
    readershipStore.isDown = true;
    counter.count('a');
    await expect(counter.flush()).rejects.toThrow('down');
    counter.count('a');
    readershipStore.isDown = false;
    await counter.flush();
    expect(readershipStore.written).toEqual([new Map([['a', 2]])]);
    expect(readerTallyStore.written).toEqual([new Map([['parks', 2]])]);
  });

  it('counts nothing twice where only one of the two can be written', async () => {
    const [readershipStore, readerTallyStore] = [outlet(), outlet()];
    const counter = createReaderCounter({ articleStore, readershipStore, readerTallyStore, clock });
    readerTallyStore.isDown = true;
    for (const slug of ['a', 'b', 'gone']) counter.count(slug);
    await expect(counter.flush()).rejects.toThrow('down');
    readerTallyStore.isDown = false;
    await counter.flush();
    expect(readershipStore.written).toEqual([new Map(['a', 'b', 'gone'].map((slug) => [slug, 1]))]);
    expect(readerTallyStore.written).toEqual([new Map([['parks', 2]])]);
  });
});
