import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { CHROMIUM, describeInBrowser, openBrowser, Visitor } from '../support/browser.js';
import type { ServiceClient } from '../support/client.js';
import { openNewsroom, type Newsroom } from '../support/newsroom.js';
import { changeScreening } from '../support/settings.js';

// A browser takes its time on a busy machine.
jest.setTimeout(120_000);

const MOST_BYTES = 60_000;
const MOST_SCRIPT_BYTES = 25_000;
const COMMENTS = 20;
const SIZES = { wide: { width: 1280, height: 900 }, narrow: { width: 320, height: 640 } };

let newsroom: Newsroom;
let browser: Browser;
let reader: ServiceClient;
let slug: string;

beforeAll(async () => {
  if (CHROMIUM === null) return;
  newsroom = await openNewsroom();
  browser = await openBrowser();
  await changeScreening(newsroom.editor, { flood: { authorComments: 0 } });
  reader = await newsroom.service.signUp('reader', { displayName: 'Wilhelmina Featherstonehaugh-Carruthers' });
  slug = await newsroom.article({
    headline: 'Who counts the potholes, and who fills them',
    body: `<p>${'A road is a promise that somebody has to keep, year after year. '.repeat(30)}</p>`.repeat(5),
  });
  await fill();
});
afterAll(async () => {
  if (CHROMIUM === null) return;
  await browser.close();
  await newsroom.stop();
});

/** Comments of others and of the reader's own, one flagged, one recommended. */
async function fill(): Promise<void> {
  const other = await newsroom.service.signUp('reader', { displayName: 'Somebody Else' });
  const ids: string[] = [];
  for (let nth = 0; nth < COMMENTS; nth += 1) {
    const author = nth % 5 === 0 ? reader : other;
    const body = `Comment ${nth}, of about the usual length. ${Math.random()} ${'It goes on for a while. '.repeat(nth % 7)}`;
    const answer = await author.post(`/articles/${slug}/comments`, { body });
    if (answer.status !== 201) throw new Error(answer.text);
    ids.push((answer.body as { id: string }).id);
  }
  for (const id of [ids[19], ids[18]]) await reader.put(`/comments/${id}/recommendation`);
  for (const id of [ids[17], ids[16]]) await reader.post(`/comments/${id}/flags`, { reason: 'spam' });
}

interface Loaded {
  readonly name: string;
  readonly bytes: number;
  readonly blocks: boolean;
}

const READ_LOADED = `[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].map((entry) => ({
  name: new URL(entry.name).pathname,
  bytes: entry.encodedBodySize,
  blocks: entry.renderBlockingStatus === 'blocking',
}))`;

async function openWatched(viewport: { width: number; height: number }, client?: ServiceClient): Promise<Visitor> {
  const visitor = await Visitor.arrive(browser, newsroom.service.server, { viewport });
  await visitor.watchShifts();
  if (client !== undefined) await visitor.signInAs(client);
  return visitor;
}

describeInBrowser('an article with 20 comments', () => {
  it('stays within its budgets of bytes, and waits for nothing but its styles', async () => {
    const visitor = await openWatched(SIZES.wide, reader);
    await visitor.open(`/articles/${slug}`);
    await visitor.page.getByText('Your comment').first().waitFor();
    const loaded = await visitor.page.evaluate<readonly Loaded[]>(READ_LOADED);
    expect(loaded.filter(({ blocks }) => blocks).map(({ name }) => name)).toEqual([
      expect.stringMatching(/^\/assets\/styles-[\w-]+\.css$/),
    ]);
    const counted = loaded.filter(({ name }) => !/\.(woff2|svg|png|jpg|webp)$/.test(name));
    const sum = (some: readonly Loaded[]) => some.reduce((total, { bytes }) => total + bytes, 0);
    const scripts = sum(counted.filter(({ name }) => name.endsWith('.js')));
    expect(scripts).toBeGreaterThan(0);
    expect(scripts).toBeLessThanOrEqual(MOST_SCRIPT_BYTES);
    expect(sum(counted)).toBeLessThanOrEqual(MOST_BYTES);
    process.stderr.write(
      `An article with ${COMMENTS} comments: ${sum(counted)} bytes, of these ${scripts} of script.\n`,
    );
    await visitor.leave();
  });

  it.each(Object.entries(SIZES))(
    'moves nothing while it comes, also what is the reader’s own: %s',
    async (_size, size) => {
      for (const client of [undefined, reader]) {
        for (const place of ['', '#comments']) {
          const visitor = await openWatched(size, client);
          await visitor.open(`/articles/${slug}${place}`);
          if (client === undefined)
            await visitor.page.getByText('ago').or(visitor.page.getByText('now')).first().waitFor();
          else await visitor.page.getByText('You flagged this.').first().waitFor({ state: 'attached' });
          expect(await visitor.shifts()).toEqual([]);
          expect(visitor.complaints).toEqual([]);
          await visitor.leave();
        }
      }
    },
  );

  it('is served packed, and for a year', async () => {
    const { text } = await newsroom.service.client().agent.get(`/articles/${slug}`);
    const [, src = ''] = /<script type="module" src="(\/assets\/client-[\w-]+\.js)"/.exec(text) ?? [];
    const answer = await newsroom.service.client().agent.get(src).set('Accept-Encoding', 'gzip');
    expect(answer.headers).toMatchObject({
      'content-encoding': 'gzip',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'text/javascript; charset=utf-8',
    });
  });
});
