import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { CHROMIUM, describeInBrowser, expectAccessible, openBrowser, Visitor } from '../support/browser.js';
import { openNewsroom, type Newsroom } from '../support/newsroom.js';
import { sendMails } from '../support/notifications.js';

// A browser takes its time on a busy machine.
jest.setTimeout(120_000);

const NARROW = { viewport: { width: 320, height: 640 } };
const WITHOUT_SCRIPTS = { ...NARROW, javaScriptEnabled: false };

let newsroom: Newsroom;
let browser: Browser;
let slug: string;
let commentId: string;

beforeAll(async () => {
  if (CHROMIUM === null) return;
  newsroom = await openNewsroom();
  browser = await openBrowser();
  slug = await newsroom.article({
    headline: 'Who waters the street trees',
    tags: ['street trees'],
    section: 'engineering',
  });
  commentId = await newsroom.comment({ slug });
  const closesAt = new Date(Date.now() + 10 * 86_400_000).toISOString();
  const vacancy = { title: 'Tree officer', employer: 'Mossop Council', place: 'Mossop', closesAt };
  await newsroom.editor.post('/vacancies', { ...vacancy, url: 'https://jobs.example/', topics: ['engineering'] });
});
afterAll(async () => {
  if (CHROMIUM === null) return;
  await browser.close();
  await newsroom.stop();
});

const arrive = (options: BrowserContextOptions = NARROW) => Visitor.arrive(browser, newsroom.service.server, options);

/** The path that the link in the newest mail to an address leads to. */
async function linkTo(email: string, label: string): Promise<string> {
  await sendMails(newsroom.service);
  const mail = newsroom.service.context.mailbox?.list().find(({ mail: { to } }) => to === email)?.mail;
  const address = new RegExp(`${label}:\\n(\\S+)`).exec(mail?.text ?? '')?.[1] ?? '';
  const { pathname, search } = new URL(address);
  return pathname + search;
}

/** Accessibility is looked at by a script, so not where scripts are off. */
async function lookAt(visitor: Visitor, scripts: boolean): Promise<void> {
  if (scripts) await expectAccessible(visitor);
}

describeInBrowser('what a publication has around its articles', () => {
  it.each([true, false])('signs a reader up for the newsletter, and stops it; scripts allowed: %s', async (scripts) => {
    const visitor = await arrive(scripts ? NARROW : WITHOUT_SCRIPTS);
    const { page } = visitor;
    const email = `newsletter-${String(scripts)}@readers.example`;
    await visitor.open(`/articles/${slug}`);
    await page.getByLabel('Your e-mail address').fill('nobody');
    await page.getByRole('button', { name: 'Sign up' }).click();
    await page.getByText('Must be an e-mail address.').waitFor();
    expect(await page.getByLabel('Your e-mail address').inputValue()).toBe('nobody');
    await lookAt(visitor, scripts);
    await page.getByLabel('Your e-mail address').fill(email);
    await page.getByRole('button', { name: 'Sign up' }).click();
    await visitor.arrived(/^\/newsletter\/sent$/);
    await lookAt(visitor, scripts);
    await visitor.open(await linkTo(email, 'Yes, send me the newsletter'));
    await lookAt(visitor, scripts);
    await page.getByRole('button', { name: 'Yes, send me the newsletter' }).click();
    await page.getByText('You will get our newsletter from now on.').waitFor();
    await visitor.open('/newsletter');
    await page.getByLabel('Your e-mail address').fill(email);
    await page.getByRole('main').getByRole('button', { name: 'Sign up' }).click();
    await visitor.arrived(/^\/newsletter\/sent$/);
    await visitor.open(await linkTo(email, 'Stop the newsletter'));
    await lookAt(visitor, scripts);
    await page.getByRole('button', { name: 'Stop the newsletter' }).click();
    await page.getByText('we have forgotten your address').waitFor();
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });

  it.each([true, false])(
    'takes a report of illegal content without an account; scripts allowed: %s',
    async (scripts) => {
      const visitor = await arrive(scripts ? NARROW : WITHOUT_SCRIPTS);
      const { page } = visitor;
      await visitor.open(`/articles/${slug}`);
      await page
        .getByRole('article')
        .getByRole('link', { name: /^Report illegal content/ })
        .click();
      await visitor.arrived(/^\/report-illegal-content\?/);
      expect(await page.getByLabel('Where does it stand?').inputValue()).toContain(`/comments/${commentId}`);
      await lookAt(visitor, scripts);
      await page.getByRole('button', { name: 'Send this notice' }).click();
      await page.getByText('Please confirm this.').waitFor();
      await lookAt(visitor, scripts);
      await page.getByLabel('Why is it illegal?').fill('It says of a named person that she took bribes.');
      await page.getByLabel('I believe in good faith').check();
      await page.getByRole('button', { name: 'Send this notice' }).click();
      await page.getByText('Is needed, unless').first().waitFor();
      expect(await page.getByLabel('Why is it illegal?').inputValue()).toContain('bribes');
      expect(await page.getByLabel('I believe in good faith').isChecked()).toBe(true);
      await page.getByLabel('Your name').fill('Nora Notifier');
      await page.getByLabel('Your e-mail address').fill(`nora-${String(scripts)}@law.example`);
      await page.getByRole('button', { name: 'Send this notice' }).click();
      await visitor.arrived(/\/sent\?reference=N-/);
      await page.getByText(/N-[0-9A-Z]{8}/).waitFor();
      await lookAt(visitor, scripts);
      expect(await newsroom.caseOf(commentId)).toMatchObject({ queue: 'escalated', state: 'open' });
      expect(visitor.complaints).toEqual([]);
      await visitor.leave();
    },
  );

  it.each([true, false])('asks about cookies until one has chosen; scripts allowed: %s', async (scripts) => {
    const visitor = await arrive(scripts ? NARROW : WITHOUT_SCRIPTS);
    const { page } = visitor;
    const notice = page.getByRole('region', { name: 'Privacy and cookies' });
    await visitor.open(`/articles/${slug}`);
    await notice.waitFor();
    await lookAt(visitor, scripts);
    await notice.getByRole('button', { name: 'Only needed cookies' }).click();
    await visitor.arrived(new RegExp(`^/articles/${slug}$`));
    await notice.waitFor({ state: 'hidden' });
    await visitor.open('/');
    await page.getByRole('heading', { name: 'Opinion', exact: true }).waitFor();
    expect(await notice.count()).toBe(0);
    await page.getByRole('contentinfo').getByRole('link', { name: 'Cookies' }).click();
    await page.getByRole('main').getByRole('link', { name: 'look at your choice and change it' }).click();
    await visitor.arrived(/^\/cookie-choice$/);
    await page.getByText('You have chosen that we use only the cookies that are needed.').waitFor();
    expect(await page.getByLabel('Only those that are needed').isChecked()).toBe(true);
    await lookAt(visitor, scripts);
    await page.getByLabel('Others too').check();
    await page.getByRole('button', { name: 'Keep this choice' }).click();
    await page.getByText('You have agreed to other cookies too').waitFor();
    const kept = (await page.context().cookies()).filter(({ name }) => name === 'belowline-cookies');
    expect(kept).toMatchObject([{ value: 'all', httpOnly: true, sameSite: 'Lax' }]);
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });

  it('says that cookies seem to be disabled when a form comes back without one', async () => {
    const visitor = await arrive(WITHOUT_SCRIPTS);
    const { page } = visitor;
    await visitor.open('/sign-in');
    await page.context().clearCookies();
    await page.getByLabel('E-mail address').fill('ada@readers.example');
    await page.getByLabel('Password').fill('a sufficiently long password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Your browser seems to have cookies disabled').waitFor();
    expect(await page.getByLabel('E-mail address').inputValue()).toBe('ada@readers.example');
    await visitor.leave();
  });

  it('shows its documents, with a notice on old browsers that no current one shows', async () => {
    const visitor = await arrive();
    const { page } = visitor;
    for (const name of ['Privacy', 'Cookies']) {
      await visitor.open('/');
      await page.getByRole('contentinfo').getByRole('link', { name, exact: true }).click();
      await page.getByRole('heading', { name, level: 1 }).waitFor();
      await expectAccessible(visitor);
    }
    const old = page.getByText('Your browser is no longer supported.');
    expect([await old.count(), await old.isVisible()]).toEqual([1, false]);
    await visitor.leave();
  });

  it('leads from an article to its tag, and to the jobs that concern a reader', async () => {
    const visitor = await arrive();
    const { page } = visitor;
    await visitor.open(`/articles/${slug}`);
    await page.getByRole('link', { name: 'street trees' }).click();
    await page.getByRole('heading', { name: 'About: street trees' }).waitFor();
    await expectAccessible(visitor);
    await visitor.open(`/articles/${slug}`);
    await page.getByRole('link', { name: 'Show the jobs' }).click();
    await visitor.arrived(/^\/sign-in\?to=/);
    await page.getByRole('main').getByRole('link', { name: 'Sign up' }).click();
    await page.getByLabel('Name that readers see').fill('Tess Arborist');
    await page.getByLabel('E-mail address').fill('tess@readers.example');
    await page.getByLabel('Password').fill('a sufficiently long password');
    await page.getByRole('button', { name: 'Make an account' }).click();
    await visitor.arrived(/^\/jobs\?article=/);
    await page.getByRole('link', { name: 'Tree officer' }).waitFor();
    await expectAccessible(visitor);
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });
});
