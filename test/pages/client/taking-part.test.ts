import { afterAll, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { CHROMIUM, describeInBrowser, expectAccessible, openBrowser, Visitor } from '../../support/browser.js';
import type { ServiceClient } from '../../support/client.js';
import { comment, newText } from '../../support/comments.js';
import { openNewsroom, type Newsroom } from '../../support/newsroom.js';

// A browser takes its time on a busy machine.
jest.setTimeout(120_000);

let newsroom: Newsroom;
let browser: Browser;
let author: ServiceClient;
let reader: ServiceClient;
let slug: string;
let id: string;
let text: string;

beforeAll(async () => {
  if (CHROMIUM === null) return;
  newsroom = await openNewsroom();
  browser = await openBrowser();
});
afterAll(async () => {
  if (CHROMIUM === null) return;
  await browser.close();
  await newsroom.stop();
});
beforeEach(async () => {
  if (CHROMIUM === null) return;
  [author, reader] = await Promise.all([
    newsroom.service.signUp('reader', { displayName: 'Ava Author' }),
    newsroom.service.signUp('reader', { displayName: 'Rhea Reader' }),
  ]);
  slug = await newsroom.article();
  // The same text by another author would be held.
  text = newText();
  id = (await comment(author, slug, { body: text })).id;
});

async function visitorAs(client: ServiceClient | null, path = `/articles/${slug}`): Promise<Visitor> {
  const visitor = await Visitor.arrive(browser, newsroom.service.server, { viewport: { width: 320, height: 640 } });
  if (client !== null) await visitor.signInAs(client);
  await visitor.open(path);
  if (client !== null) await visitor.page.getByText('You are signed in as').waitFor();
  return visitor;
}

async function leave(visitor: Visitor): Promise<void> {
  expect(visitor.complaints).toEqual([]);
  await visitor.leave();
}

/** What a screen reader would be given to say. */
const said = ({ page }: Visitor, text: string | RegExp) => page.getByRole('status').filter({ hasText: text }).waitFor();

describeInBrowser('flagging in place', () => {
  it('opens the form over the page by keyboard, says what is missing, and gives the focus back', async () => {
    const visitor = await visitorAs(reader);
    const { page } = visitor;
    const link = page.getByRole('link', { name: 'Unsuitable or offensive? Ava Author' });
    await visitor.tabTo(link);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Unsuitable or offensive?' });
    await visitor.focusIs(dialog.getByRole('heading'));
    await dialog.getByText(text).waitFor();
    await dialog.getByText('An editor looks at it').waitFor();
    await expectAccessible(visitor);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await visitor.focusIs(link);

    await page.keyboard.press('Enter');
    const submit = dialog.getByRole('button', { name: 'Flag this comment' });
    await visitor.tabTo(submit);
    await page.keyboard.press('Enter');
    await dialog.getByText('Please choose one.').waitFor();
    await visitor.focusIs(dialog.getByRole('radio').first());
    await expectAccessible(visitor);
    await page.keyboard.press('Space');
    await visitor.tabTo(submit);
    await page.keyboard.press('Enter');
    await dialog.getByText('You flagged this.').waitFor();
    await expectAccessible(visitor);
    await page.keyboard.press('Escape');
    const undo = page.getByRole('link', { name: 'Undo Ava Author' });
    await visitor.focusIs(undo);
    await expectAccessible(visitor);
    expect((await newsroom.caseOf(id)).flagCount).toBe(1);

    await page.keyboard.press('Enter');
    await said(visitor, 'Your flag is taken back.');
    await visitor.focusIs(link);
    await leave(visitor);
  });

  it('leads who is signed out to sign in, and back to the same comment with the dialog open', async () => {
    const visitor = await visitorAs(null);
    const { page } = visitor;
    await page.getByRole('link', { name: 'Unsuitable or offensive? Ava Author' }).click();
    await visitor.arrived(/^\/sign-in/);
    await page.getByLabel('E-mail address').fill(reader.account.email);
    await page.getByLabel('Password').fill(reader.account.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await visitor.arrived(new RegExp(`^/articles/${slug}#flag-${id}$`));
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Spam').check();
    await dialog.getByRole('button', { name: 'Flag this comment' }).click();
    await dialog.getByRole('link', { name: 'Take the flag back' }).click();
    await dialog.waitFor({ state: 'detached' });
    await said(visitor, 'Your flag is taken back.');
    await leave(visitor);
  });

  it('shows on the next visit what was flagged and recommended, and which comments are one’s own', async () => {
    await reader.post(`/comments/${id}/flags`, { reason: 'spam' });
    await reader.put(`/comments/${id}/recommendation`);
    await comment(reader, slug, { body: 'I for one would not count them.' });
    const visitor = await visitorAs(reader);
    const { page } = visitor;
    await page.getByText('You flagged this.').waitFor();
    await page.getByText('Your comment', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Recommend Ava Author', pressed: true }).waitFor();
    await page.getByRole('link', { name: 'Rhea Reader' }).first().waitFor();
    expect(await page.getByRole('link', { name: 'Sign out' }).getAttribute('href')).toBe('/sign-out');
    await expectAccessible(visitor);
    await leave(visitor);
  });
});

describeInBrowser('writing in place', () => {
  it('answers a comment by keyboard, says what is wrong, and puts the answer beneath', async () => {
    const visitor = await visitorAs(reader);
    const { page } = visitor;
    await visitor.tabTo(page.getByRole('link', { name: 'Answer Ava Author' }));
    await page.keyboard.press('Enter');
    const field = page.getByRole('textbox', { name: 'Your comment' });
    await visitor.focusIs(field);
    await page.keyboard.type('No');
    await page.getByText('4,998 characters left').first().waitFor();
    const submit = page.getByRole('button', { name: 'Post a comment' });
    await visitor.tabTo(submit);
    await page.keyboard.press('Enter');
    await page.getByText('Must have 3 to 5000 characters, as read.').first().waitFor();
    await visitor.focusIs(field);
    await expectAccessible(visitor);
    await page.keyboard.press('End');
    await page.keyboard.type(', and I can say why.');
    await visitor.tabTo(submit);
    await page.keyboard.press('Enter');
    const answer = page.locator('.answers').getByText('No, and I can say why.');
    await answer.waitFor();
    await visitor.focusIs(page.locator('.answers article.comment'));
    await said(visitor, 'Your comment is published.');
    await page.locator('.answers').getByText('Your comment', { exact: true }).waitFor();
    await expectAccessible(visitor);
    await leave(visitor);
  });

  it('edits by keyboard within the window, which is counted down, and takes the comment back', async () => {
    const visitor = await visitorAs(author);
    const { page } = visitor;
    const edit = page.getByRole('link', { name: 'Edit Ava Author' });
    expect(await page.locator('.complaint .left > span').first().textContent()).toMatch(/^[45]:\d\d$/);
    await visitor.tabTo(edit);
    await page.keyboard.press('Enter');
    const field = page.getByRole('textbox', { name: 'Your comment' });
    await visitor.focusIs(field);
    expect(await field.inputValue()).toBe(text);
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' Who else?');
    await visitor.tabTo(page.getByRole('button', { name: 'Post a comment' }));
    await page.keyboard.press('Enter');
    await page.getByText(`${text} Who else?`).waitFor();
    await said(visitor, 'Your comment is changed.');
    await visitor.focusIs(page.locator(`#comment-${id}`));
    await page.getByText('edited').waitFor();

    await page.getByRole('link', { name: 'Take it back Ava Author' }).click();
    const dialog = page.getByRole('dialog', { name: 'Take this comment back' });
    await visitor.focusIs(dialog.getByRole('heading'));
    await expectAccessible(visitor);
    await dialog.getByRole('button', { name: 'Take it back' }).click();
    await said(visitor, 'Your comment is taken back.');
    await page.getByText('This comment is not shown.').waitFor();
    await leave(visitor);
  });

  it('shows a comment that waits for an editor to its author, with why', async () => {
    const premoderated = await newsroom.article({ commenting: 'premoderated' });
    const visitor = await visitorAs(reader, `/articles/${premoderated}`);
    const { page } = visitor;
    await page.getByRole('link', { name: 'Post a comment' }).click();
    await page.getByRole('textbox', { name: 'Your comment' }).fill('Wait and see, they said.');
    await page.getByRole('button', { name: 'Post a comment' }).click();
    await said(visitor, 'Your comment waits for an editor.');
    await page.getByText('Wait and see, they said.').waitFor();
    await page.getByText('Waiting for an editor', { exact: true }).waitFor();
    await expectAccessible(visitor);
    await visitor.open(`/articles/${premoderated}`);
    await page.getByRole('button', { name: '1 comment of yours waits for an editor' }).click();
    await page.getByText('Wait and see, they said.').waitFor();
    await leave(visitor);
  });

  it('marks what screening found, in place', async () => {
    await newsroom.editor.post('/moderation/words', { term: 'blorp', list: 'banned' });
    const visitor = await visitorAs(reader);
    const { page } = visitor;
    await page.getByRole('link', { name: 'Post a comment' }).click();
    const field = page.getByRole('textbox', { name: 'Your comment' });
    await field.fill('What a blorp you are, and quickly.');
    await page.getByRole('button', { name: 'Post a comment' }).click();
    await page.getByRole('heading', { name: 'What to mend' }).waitFor();
    expect(await page.locator('mark').first().textContent()).toBe('blorp');
    expect(await field.inputValue()).toContain('and quickly.');
    await expectAccessible(visitor);
    await leave(visitor);
  });
});

describeInBrowser('the editor', () => {
  it('marks up, previews as it will look, and lets a press be undone', async () => {
    const visitor = await visitorAs(reader);
    const { page } = visitor;
    await page.getByRole('link', { name: 'Post a comment' }).click();
    const field = page.getByRole('textbox', { name: 'Your comment' });
    await field.fill('loud');
    await field.selectText();
    await page.getByRole('button', { name: 'Bold' }).click();
    await page.keyboard.press('Control+I');
    expect(await field.inputValue()).toBe('<strong><em>loud</em></strong>');
    await page.keyboard.press('Control+Z');
    expect(await field.inputValue()).toBe('<strong>loud</strong>');
    await field.fill('<strong>loud</strong> <img src=x onerror=alert(1)><script>alert(2)</script>');
    await page.getByRole('button', { name: 'Preview' }).click();
    const preview = page.getByRole('region', { name: 'As it will look' });
    await preview.locator('strong').getByText('loud').waitFor();
    expect(await preview.locator('img, script').count()).toBe(0);
    await visitor.focusIs(preview);
    await expectAccessible(visitor);
    await leave(visitor);
  });

  it('keeps a draft through the end of a session, and lets go of it once it is sent', async () => {
    const visitor = await visitorAs(reader);
    const { page } = visitor;
    await page.getByRole('link', { name: 'Post a comment' }).click();
    await page.getByRole('textbox', { name: 'Your comment' }).fill('An hour of work, and then some.');
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Post a comment' }).click();
    await visitor.arrived(/^\/sign-in/);
    await page.getByLabel('E-mail address').fill(reader.account.email);
    await page.getByLabel('Password').fill(reader.account.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await visitor.arrived(/#say$/);
    const field = page.getByRole('textbox', { name: 'Your comment' });
    await said(visitor, 'Here is your draft again');
    expect(await field.inputValue()).toBe('An hour of work, and then some.');
    await expectAccessible(visitor);
    await page.getByRole('button', { name: 'Post a comment' }).click();
    await said(visitor, 'Your comment is published.');
    expect(await page.evaluate('localStorage.length')).toBe(0);
    await leave(visitor);
  });
});
