import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { CHROMIUM, describeInBrowser, openBrowser, Visitor } from '../support/browser.js';
import { haveCorpora, inputsOf } from '../support/corpora.js';
import { openNewsroom, type Newsroom } from '../support/newsroom.js';

// Two thousand strings, each typed into a form and looked at again.
jest.setTimeout(600_000);

const PASSWORD = 'a sufficiently long password';
/** So many attacks stand in one comment: as many as its length allows. */
const COMMENT_LENGTH = 4500;
const NOTE_LENGTH = 900;
const NAMES = 12;

/** Pages with a form; an address that ends in `=` takes more. */
const FORMS = [
  '/newsletter?to=',
  '/report-illegal-content?place=',
  '/forgotten-password?to=',
  '/reset-password?token=',
  '/account/name',
  '/account/email',
  '/account/password',
];

const hasCorpora = haveCorpora();
const withCorpora = hasCorpora ? describeInBrowser : describe.skip;
const isPossible = hasCorpora && CHROMIUM !== null;

let newsroom: Newsroom;
let browser: Browser;
let slug: string;
let attacks: readonly string[];

beforeAll(async () => {
  if (!isPossible) return;
  newsroom = await openNewsroom();
  browser = await openBrowser();
  slug = await newsroom.article({ headline: 'What may stand in a comment' });
  await screenNothing();
  // Each third of some six thousand, which differ little from their neighbours; all of them go through `attacks.test.ts`.
  attacks = [...inputsOf('attacks/xss-payloads'), ...inputsOf('attacks/naughty-strings')].filter(
    (_, nth) => nth % 3 === 0,
  );
});
afterAll(async () => {
  if (!isPossible) return;
  await browser.close();
  await newsroom.stop();
});

/** What is looked at is what gets through, so nothing is to be held back. */
async function screenNothing(): Promise<void> {
  const { version } = (await newsroom.editor.get('/moderation/settings')).body as { version: number };
  const screening = { flood: { authorComments: 0, articleComments: 0 } };
  const answer = await newsroom.editor.patch('/moderation/settings', { version, site: { screening } });
  expect(answer.status).toBe(200);
}

/** The attacks in as few texts as have room for them, each in a paragraph of its own. */
function gathered(attacks: readonly string[], length: number): readonly string[] {
  const texts: string[] = [];
  let text = '';
  for (const attack of attacks.map(typable)) {
    if (attack === '' || attack.length > length) continue;
    if (text.length + attack.length > length) {
      texts.push(text);
      text = '';
    }
    text += `${attack}\n\n`;
  }
  return text === '' ? texts : [...texts, text];
}

/** A field takes no control character but a new line. */
function typable(attack: string): string {
  return attack.replaceAll(/\p{Cc}/gu, ' ').trim();
}

/** A signed-in reader whose every dialog is noted: nothing of the service opens one. */
async function reader(name: string): Promise<Visitor> {
  const visitor = await Visitor.arrive(browser, newsroom.service.server);
  const { page } = visitor;
  page.on('dialog', (dialog) => {
    visitor.complaints.push(`A script said: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await visitor.open('/sign-up');
  await page.getByLabel('Name that readers see').fill(name);
  await page.getByLabel('E-mail address').fill(`${name.toLowerCase().replaceAll(' ', '.')}@readers.example`);
  await page.getByLabel('Password').fill(PASSWORD);
  await submit(visitor);
  return visitor;
}

/** Sends the form of a page, and waits for what comes of it. */
async function submit({ page }: Visitor): Promise<void> {
  await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    page.locator('main form button[type=submit]').first().click(),
  ]);
  await page.waitForLoadState('load');
}

/** Looks at a page, and at all that follow it. */
async function leafThrough(visitor: Visitor, path: string): Promise<number> {
  await visitor.open(path);
  let pages = 1;
  for (;;) {
    const next = visitor.page.locator('main a[rel=next]').first();
    if ((await next.count()) === 0) return pages;
    await visitor.open((await next.getAttribute('href')) ?? '/');
    pages += 1;
  }
}

withCorpora('attacks typed into every field', () => {
  it('run nothing and break no policy as comments, wherever these are shown', async () => {
    const author = await reader('Alma Typist');
    let posted = 0;
    for (const text of gathered(attacks, COMMENT_LENGTH)) {
      await author.open(`/articles/${slug}/comment`);
      await author.page.getByLabel('Your comment').fill(text);
      await submit(author);
      posted += author.path().endsWith('/comment') ? 0 : 1;
    }
    expect(posted).toBeGreaterThan(0);
    expect(await leafThrough(author, `/articles/${slug}?sort=newest`)).toBeGreaterThan(0);
    await leafThrough(author, '/account/comments');
    await author.open('/account');
    await author.open('/');
    expect(author.complaints).toEqual([]);
    await author.leave();
  });

  it('run nothing as names, addresses, passwords and ways back, refused or not', async () => {
    const visitor = await Visitor.arrive(browser, newsroom.service.server);
    const { page } = visitor;
    for (const attack of attacks
      .filter(({ length }) => length < 40)
      .slice(0, NAMES)
      .map(typable)) {
      await visitor.open(`/sign-up?to=${encodeURIComponent(attack)}`);
      await page.getByLabel('Name that readers see').fill(attack);
      await page.getByLabel('E-mail address').fill(attack);
      await page.getByLabel('Password').fill(attack);
      await submit(visitor);
      await visitor.open(`/sign-in?to=${encodeURIComponent(attack)}`);
      await page.getByLabel('E-mail address').fill(attack);
      await page.getByLabel('Password').fill(attack);
      await submit(visitor);
    }
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });

  it('run nothing in any other field of any other form', async () => {
    const visitor = await reader('Dot Filler');
    const { page } = visitor;
    const some = attacks.map(typable).filter(({ length }) => length > 5 && length < 60);
    for (const [nth, path] of FORMS.entries()) {
      const [attack = '', inAddress = ''] = some.slice(50 * nth);
      await visitor.open(path.endsWith('=') ? path + encodeURIComponent(inAddress) : path);
      const fields = page.locator('main form :is(input[type=text], input[type=email], input[type=password], textarea)');
      for (const field of await fields.all()) await field.fill(attack);
      // What the browser itself would refuse is sent all the same.
      await page.evaluate('for (const form of document.forms) form.noValidate = true');
      expect([path, await fields.count()]).not.toEqual([path, 0]);
      await submit(visitor);
      expect([path, visitor.complaints]).toEqual([path, []]);
    }
    await leafThrough(visitor, '/account');
    await visitor.leave();
  });

  it('run nothing as notes of flags and reasons of appeals', async () => {
    const author = await reader('Bo Author');
    const reporter = await reader('Cy Reporter');
    const texts = gathered(attacks, NOTE_LENGTH).slice(0, 5);
    for (const [nth, text] of texts.entries()) {
      await author.open(`/articles/${slug}/comment`);
      await author.page.getByLabel('Your comment').fill(`The chair has ${nth} more meetings to hold this year.`);
      await submit(author);
      const id = author.path().split('/').at(-1) ?? '';
      await reporter.open(`/comments/${id}/flag`);
      await reporter.page.getByLabel('Spam').check();
      await reporter.page.locator('textarea').first().fill(text);
      await submit(reporter);
      const { id: caseId, version } = await newsroom.caseOf(id);
      const verdict = { action: 'remove', reason: 'spam', explanation: text, version };
      const decision = await newsroom.editor.post(`/moderation/cases/${caseId}/decisions`, verdict);
      await author.open(`/decisions/${(decision.body as { id: string }).id}/appeal`);
      await author.page.locator('textarea').first().fill(text);
      await submit(author);
    }
    for (const visitor of [author, reporter]) {
      await leafThrough(visitor, '/account/decisions');
      await leafThrough(visitor, '/account/flags');
      await visitor.open('/account');
      expect(visitor.complaints).toEqual([]);
      await visitor.leave();
    }
  });
});
