import { afterAll, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { CHROMIUM, describeInBrowser, expectAccessible, openBrowser, Visitor } from '../../support/browser.js';
import type { ServiceClient } from '../../support/client.js';
import { comment } from '../../support/comments.js';
import { openNewsroom, type Newsroom } from '../../support/newsroom.js';
import { changeScreening } from '../../support/settings.js';

// A browser takes its time on a busy machine.
jest.setTimeout(120_000);

/** A page of comments, and some. */
const COMMENTS = 25;

let newsroom: Newsroom;
let browser: Browser;
let author: ServiceClient;
let slug: string;

beforeAll(async () => {
  if (CHROMIUM === null) return;
  newsroom = await openNewsroom();
  browser = await openBrowser();
  await changeScreening(newsroom.editor, { flood: { authorComments: 0, articleComments: 0 } });
  author = await newsroom.service.signUp('reader', { displayName: 'Ava Author' });
});
afterAll(async () => {
  if (CHROMIUM === null) return;
  await browser.close();
  await newsroom.stop();
});
beforeEach(async () => {
  if (CHROMIUM !== null) slug = await newsroom.article();
});

async function arrive(path = `/articles/${slug}`, client?: ServiceClient): Promise<Visitor> {
  const visitor = await Visitor.arrive(browser, newsroom.service.server, {
    viewport: { width: 320, height: 640 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  if (client !== undefined) await visitor.signInAs(client);
  await visitor.open(path);
  return visitor;
}

async function leave(visitor: Visitor): Promise<void> {
  expect(visitor.complaints).toEqual([]);
  await visitor.leave();
}

const said = ({ page }: Visitor, text: string | RegExp) => page.getByRole('status').filter({ hasText: text }).waitFor();

async function fill(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let nth = 0; nth < count; nth += 1) ids.push((await comment(author, slug)).id);
  return ids;
}

describeInBrowser('comments in place', () => {
  it('are recommended without leaving, and not any more', async () => {
    const [id = ''] = await fill(1);
    const reader = await newsroom.service.signUp();
    const visitor = await arrive(undefined, reader);
    const { page } = visitor;
    const recommend = page.getByRole('button', { name: 'Recommend Ava Author', pressed: false });
    await visitor.tabTo(recommend);
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Recommend Ava Author', pressed: true }).waitFor();
    await page.getByText('1 reader recommends this').waitFor({ state: 'attached' });
    await expectAccessible(visitor);
    await page.keyboard.press('Enter');
    await recommend.waitFor();
    const { recommendations } = (await reader.get(`/articles/${slug}/viewer`)).body as { recommendations: string[] };
    expect(recommendations).not.toContain(id);
    await leave(visitor);
  });

  it('come page after page, with the focus on the first of the next', async () => {
    const ids = await fill(COMMENTS);
    const visitor = await arrive();
    const { page } = visitor;
    const more = page.getByRole('link', { name: 'Load more comments' });
    await visitor.tabTo(more);
    await page.keyboard.press('Enter');
    await said(visitor, '5 more comments are shown.');
    await visitor.focusIs(page.locator(`#comment-${ids.at(-21)}`));
    expect(await more.count()).toBe(0);
    expect(await page.locator('.threads > li').count()).toBe(COMMENTS);
    expect(new URL(page.url()).search).toBe('');

    // A link to one that is far down leads to it, from the page and from outside, with a script and without.
    await visitor.open('/rules');
    await visitor.open(`/articles/${slug}#comment-${ids[0]}`);
    await visitor.arrived(new RegExp(`/comments/${ids[0]}#comment-${ids[0]}$`));
    await visitor.focusIs(page.locator(`#comment-${ids[0]}`));
    await expectAccessible(visitor);
    await leave(visitor);
  });

  it('say how long ago they were written, and when', async () => {
    const [id = ''] = await fill(1);
    const visitor = await arrive();
    const time = visitor.page.locator(`#comment-${id} time`);
    await time.getByText(/^(now|\d+ minutes? ago)$/).waitFor();
    expect(await time.getAttribute('title')).toMatch(/^\d{1,2} \w+ \d{4}, \d\d:\d\d$/);
    expect(await time.getAttribute('datetime')).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
    await leave(visitor);
  });

  it('have links that are copied', async () => {
    const [id = ''] = await fill(1);
    const visitor = await arrive();
    await visitor.page.getByRole('link', { name: 'Link Ava Author' }).click();
    await said(visitor, 'The link is copied.');
    const copied = await visitor.page.evaluate<string>('navigator.clipboard.readText()');
    expect(new URL(copied).pathname + new URL(copied).hash).toBe(`/articles/${slug}/comments/${id}#comment-${id}`);
    await leave(visitor);
  });

  it('announce themselves as they appear, and wait for a click', async () => {
    const [first = ''] = await fill(1);
    const visitor = await arrive('/rules');
    const { page } = visitor;
    await visitor.watchShifts();
    const told = page.waitForResponse((answer) => answer.url().endsWith('/comments/stream'));
    await visitor.open(`/articles/${slug}#comments`);
    await told;
    await comment(author, slug, { body: 'One that is new.' });
    const answer = await comment(author, slug, { body: 'An answer that is new.', parentId: first });
    const news = page.getByRole('status').getByRole('button', { name: '2 new comments' });
    await news.waitFor();
    expect(await page.getByText('One that is new.').count()).toBe(0);
    expect(await visitor.shifts()).toEqual([]);
    await expectAccessible(visitor);
    await visitor.tabTo(news);
    await page.keyboard.press('Enter');
    await page.getByText('One that is new.').waitFor();
    await page.getByText('An answer that is new.').waitFor();
    await said(visitor, '2 new comments are shown.');
    await page.getByRole('heading', { name: 'Readers’ comments (3)' }).waitFor();
    expect(await page.evaluate('document.activeElement.className')).toBe('comment');
    expect(await page.locator(`#comment-${answer.id}`).count()).toBe(1);
    await leave(visitor);
  });

  it('are told to nobody who does not look, and to them once they look again', async () => {
    const visitor = await arrive('/rules');
    const { page } = visitor;
    const hide = (hidden: boolean) =>
      page.evaluate(`Object.defineProperty(document, 'hidden', { value: ${hidden}, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'))`);
    const { metrics } = newsroom.service.context;
    const open = async () => Number(/^\w*public_streams (\d+)/m.exec(await metrics.render())?.[1]);
    const until = async (count: number) => {
      while ((await open()) !== count) await new Promise(setImmediate);
    };
    const others = await open();
    await visitor.open(`/articles/${slug}`);
    await until(others + 1);
    await hide(true);
    await until(others);
    await comment(author, slug, { body: 'Written while nobody looked.' });
    await hide(false);
    await page.getByRole('button', { name: '1 new comment' }).waitFor();
    await leave(visitor);
  });
});

describeInBrowser('without a script', () => {
  it('comments are recommended on a page of their own', async () => {
    const [id = ''] = await fill(1);
    const reader = await newsroom.service.signUp();
    const visitor = await Visitor.arrive(browser, newsroom.service.server, { javaScriptEnabled: false });
    await visitor.signInAs(reader);
    await visitor.open(`/articles/${slug}`);
    for (const [button, count] of [
      ['Recommend this comment', '1'],
      ['Take the recommendation back', ''],
    ] as const) {
      await visitor.page.getByRole('link', { name: 'Recommend Ava Author' }).click();
      await visitor.page.getByRole('button', { name: button }).click();
      await visitor.arrived(new RegExp(`/comments/${id}#comment-${id}$`));
      expect((await visitor.page.locator(`#comment-${id} .count [aria-hidden]`).allTextContents()).join('')).toBe(
        count,
      );
    }
    await visitor.leave();
  });
});
