import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { CHROMIUM, describeInBrowser, expectAccessible, openBrowser, Visitor } from '../support/browser.js';
import { openNewsroom, type CaseJson, type Newsroom } from '../support/newsroom.js';

// A browser takes its time on a busy machine.
jest.setTimeout(120_000);

let newsroom: Newsroom;
let browser: Browser;
let slug: string;

const NARROW = { viewport: { width: 320, height: 640 } };
const PASSWORD = 'a sufficiently long password';

beforeAll(async () => {
  if (CHROMIUM === null) return;
  newsroom = await openNewsroom();
  browser = await openBrowser();
  slug = await newsroom.article({ headline: 'Who counts the potholes' });
});
afterAll(async () => {
  if (CHROMIUM === null) return;
  await browser.close();
  await newsroom.stop();
});

async function signUp({ page }: Visitor, name: string): Promise<void> {
  await page.getByLabel('Name that readers see').fill(name);
  await page.getByLabel('E-mail address').fill(`${name.toLowerCase().replaceAll(' ', '.')}@readers.example`);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Make an account' }).click();
}

async function postComment({ page }: Visitor, text: string): Promise<void> {
  await page.getByLabel('Your comment').fill(text);
  await page.getByRole('button', { name: 'Post a comment' }).click();
}

/** A reader who has signed up on their way to somewhere. */
async function reader(name: string, to: string, javaScriptEnabled: boolean): Promise<Visitor> {
  const visitor = await Visitor.arrive(browser, newsroom.service.server, { ...NARROW, javaScriptEnabled });
  await visitor.open(`/sign-up?to=${encodeURIComponent(to)}`);
  await signUp(visitor, name);
  await visitor.arrived(new RegExp(to));
  return visitor;
}

describeInBrowser('a reader in a browser', () => {
  it('goes from the front page by way of signing up to a first comment, and finds nothing inaccessible', async () => {
    const visitor = await Visitor.arrive(browser, newsroom.service.server, NARROW);
    const { page } = visitor;
    await visitor.open('/');
    await expectAccessible(visitor);
    await page.getByRole('link', { name: 'Who counts the potholes' }).click();
    await visitor.arrived(/^\/articles/);
    await expectAccessible(visitor);
    await page.getByRole('link', { name: 'Post a comment' }).click();
    await visitor.arrived(/^\/sign-in\?to=/);
    await expectAccessible(visitor);
    await page.getByRole('main').getByRole('link', { name: 'Sign up' }).click();
    await visitor.arrived(/^\/sign-up/);
    await expectAccessible(visitor);
    await page.getByRole('button', { name: 'Make an account' }).click();
    await page.getByRole('alert').waitFor();
    await expectAccessible(visitor);
    await signUp(visitor, 'Ada Penrose');
    await visitor.arrived(/^\/articles\/[^/]+#say$/);
    await page.getByLabel('Your comment').waitFor();
    await expectAccessible(visitor);
    await postComment(visitor, 'Somebody has to.\n\nWhy not those who drive over them?');
    await page.getByText('Why not those who drive over them?').waitFor();
    await expectAccessible(visitor);
    await visitor.open('/account');
    await expectAccessible(visitor);
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });

  it.each([true, false])(
    'flags a comment and learns the outcome, against which its author appeals; scripts allowed: %s',
    async (scripts) => {
      const names = [scripts ? 'Ben Author' : 'Bea Author', scripts ? 'Cy Reporter' : 'Cleo Reporter'] as const;
      const author = await reader(names[0], `/articles/${slug}/comment`, scripts);
      await postComment(author, `Vote early, vote often, says ${names[0]}.`);
      await author.arrived(/\/comments\/[0-9a-f]{24}$/);
      const id = author.path().split('/').at(-1) ?? '';

      const reporter = await Visitor.arrive(browser, newsroom.service.server, {
        ...NARROW,
        javaScriptEnabled: scripts,
      });
      await reporter.open(`/articles/${slug}`);
      await reporter.page.getByRole('link', { name: `Unsuitable or offensive? ${names[0]}` }).click();
      await reporter.page.getByRole('main').getByRole('link', { name: 'Sign up' }).click();
      await signUp(reporter, names[1]);
      await reporter.arrived(scripts ? /#flag-[0-9a-f]{24}$/ : /\/flag$/);
      await reporter.page.getByRole('button', { name: 'Flag this comment' }).click();
      await reporter.page.getByText('Please choose one.').waitFor();
      if (scripts) await expectAccessible(reporter);
      await reporter.page.getByLabel('Spam').check();
      await reporter.page.getByRole('button', { name: 'Flag this comment' }).click();
      await reporter.page.getByText('You flagged this.').first().waitFor();
      if (scripts) await expectAccessible(reporter);

      const subject: CaseJson = await newsroom.caseOf(id);
      const decision = { action: 'remove', reason: 'spam', version: subject.version };
      await newsroom.editor.post(`/moderation/cases/${subject.id}/decisions`, decision);
      await reporter.open('/account');
      await reporter.page.getByText('Upheld: the comment was removed').waitFor();
      await author.open(`/articles/${slug}`);
      expect(await author.page.getByText(`says ${names[0]}`).count()).toBe(0);

      await author.open('/account');
      await author.page.getByText('An editor removed your comment on Who counts the potholes').waitFor();
      if (scripts) await expectAccessible(author);
      await author.page.getByRole('link', { name: 'Ask for another look' }).click();
      await author.arrived(/\/appeal$/);
      if (scripts) await expectAccessible(author);
      await author.page.getByLabel('Why was the decision wrong?').fill('It was about voting, and sold nothing.');
      await author.page.getByRole('button', { name: 'Ask for another look' }).click();
      await author.arrived(/^\/account#decision-/);
      await author.page.getByText('An editor has yet to decide.').waitFor();

      expect([...author.complaints, ...reporter.complaints]).toEqual([]);
      await Promise.all([author.leave(), reporter.leave()]);
    },
  );

  it('says what is wrong with a comment that is handed back, keeps its text, and takes it back in the end', async () => {
    const author = await reader('Dot Brief', `/articles/${slug}/comment`, false);
    await postComment(author, 'No');
    await author.page.getByText('Must have 3 to 5000 characters, as read.').waitFor();
    expect(await author.page.getByLabel('Your comment').inputValue()).toBe('No');
    await postComment(author, 'No, and I can say why.');
    await author.arrived(/\/comments\/[0-9a-f]{24}$/);
    const id = author.path().split('/').at(-1) ?? '';
    await author.open(`/comments/${id}/withdraw`);
    await author.page.getByRole('button', { name: 'Take it back' }).click();
    await author.arrived(/^\/account#comments$/);
    await author.open(`/articles/${slug}`);
    expect(await author.page.getByText('and I can say why').count()).toBe(0);
    await author.leave();
  });

  it('shows a way back from what is not there', async () => {
    const visitor = await Visitor.arrive(browser, newsroom.service.server, NARROW);
    await visitor.open('/articles/there-is-no-such-article');
    await visitor.page.getByRole('heading', { name: 'This page is not here' }).waitFor();
    await expectAccessible(visitor);
    await visitor.leave();
  });
});
