import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { CHROMIUM, describeInBrowser, expectAccessible, openBrowser, Visitor } from '../../support/browser.js';
import { mailsTo } from '../../support/mailed.js';
import { openNewsroom, type Newsroom } from '../../support/newsroom.js';

// A browser takes its time on a busy machine.
jest.setTimeout(120_000);

const NARROW = { viewport: { width: 320, height: 640 } };
const PASSWORD = 'a sufficiently long password';
const NEW_PASSWORD = 'another sufficiently long password';

let newsroom: Newsroom;
let browser: Browser;
let slug: string;
let readers = 0;

beforeAll(async () => {
  if (CHROMIUM === null) return;
  newsroom = await openNewsroom();
  browser = await openBrowser();
  slug = await newsroom.article({ headline: 'Who empties the bins', tags: ['bins', 'budgets'] });
});
afterAll(async () => {
  if (CHROMIUM === null) return;
  await browser.close();
  await newsroom.stop();
});

interface Reader {
  readonly visitor: Visitor;
  readonly email: string;
}

/** A reader who has just signed up; axe only runs where scripts do. */
async function reader(javaScriptEnabled: boolean): Promise<Reader & { readonly check: () => Promise<void> }> {
  const visitor = await Visitor.arrive(browser, newsroom.service.server, { ...NARROW, javaScriptEnabled });
  const email = `bin.reader.${++readers}@readers.example`;
  await visitor.open('/sign-up?to=%2Faccount');
  await visitor.page.getByLabel('Name that readers see').fill(`Bin Reader ${readers}`);
  await visitor.page.getByLabel('E-mail address').fill(email);
  await visitor.page.getByLabel('Password').fill(PASSWORD);
  await visitor.page.getByRole('button', { name: 'Make an account' }).click();
  await visitor.arrived(/^\/account$/);
  return { visitor, email, check: () => (javaScriptEnabled ? expectAccessible(visitor) : Promise.resolve()) };
}

async function signIn(password: string, email: string, javaScriptEnabled: boolean): Promise<Visitor> {
  const visitor = await Visitor.arrive(browser, newsroom.service.server, { ...NARROW, javaScriptEnabled });
  await visitor.open('/sign-in?to=%2Faccount');
  await visitor.page.getByLabel('E-mail address').fill(email);
  await visitor.page.getByLabel('Password').fill(password);
  await visitor.page.getByRole('button', { name: 'Sign in' }).click();
  return visitor;
}

/** From wherever in the account, by its own list of parts. */
const goTo = ({ page }: Visitor, part: string) =>
  page
    .getByRole('navigation', { name: 'Parts of your account' })
    .getByRole('link', { name: part, exact: true })
    .click();

describeInBrowser('a reader changes their account', () => {
  it.each([true, false])('their name and password; scripts allowed: %s', async (scripts) => {
    const { visitor, email, check } = await reader(scripts);
    const { page } = visitor;
    await check();
    await goTo(visitor, 'Name');
    await check();
    await page.getByLabel('Name that readers see').fill('x');
    await page.getByRole('button', { name: 'Keep this name' }).click();
    await page.getByText('Must have 2 to 40 characters.').waitFor();
    await check();
    for (const name of ['Ned Binman', 'Ned Binman the Second']) {
      await page.getByLabel('Name that readers see').fill(name);
      await page.getByRole('button', { name: 'Keep this name' }).click();
      await page.getByText('From now on readers see this name.').waitFor();
    }
    await page.getByText('You changed it not long ago.').waitFor();
    await check();

    const other = await signIn(PASSWORD, email, scripts);
    await goTo(visitor, 'Password');
    await check();
    await page.getByLabel('Present password').fill('not the password');
    await page.getByLabel('New password').fill(NEW_PASSWORD);
    await page.getByRole('button', { name: 'Keep this password' }).click();
    await page.locator('#currentPassword-error').getByText('This is not your present password.').waitFor();
    await check();
    await page.getByLabel('Present password').fill(PASSWORD);
    await page.getByLabel('New password').fill(NEW_PASSWORD);
    await page.getByRole('button', { name: 'Keep this password' }).click();
    await page.getByText('Your new password counts from now on.').waitFor();
    await check();
    await other.open('/account');
    await other.arrived(/^\/sign-in/);
    const again = await signIn(NEW_PASSWORD, email, scripts);
    await again.arrived(/^\/account$/);
    expect(visitor.complaints).toEqual([]);
    await Promise.all([visitor.leave(), other.leave(), again.leave()]);
  });

  it.each([true, false])('their e-mail address; scripts allowed: %s', async (scripts) => {
    const { visitor, email, check } = await reader(scripts);
    const { page } = visitor;
    const next = `next.${email}`;
    await goTo(visitor, 'E-mail address');
    await check();
    await page.getByRole('button', { name: 'Confirm this address by a new link' }).click();
    await page.getByText('Follow it, and the address is confirmed.').waitFor();
    for (const wanted of [`slip.${email}`, next]) {
      await page.getByLabel('New e-mail address').fill(wanted);
      await page.getByLabel('Present password').fill(PASSWORD);
      await page.getByRole('button', { name: 'Send the link' }).click();
      await page.getByText(`A link is on its way to ${wanted}`).waitFor();
      await check();
      if (wanted === next) break;
      await page.getByRole('button', { name: 'Forget that address' }).click();
      await page.getByText('That address has been forgotten.').waitFor();
      await check();
    }
    const [mail] = await mailsTo(newsroom.service, next);
    await visitor.open(`/confirm-email?token=${mail?.token}`);
    await check();
    await page.getByRole('button', { name: 'Use this address' }).click();
    await page.getByText('Your account has this e-mail address from now on.').waitFor();
    await check();
    await visitor.open(`/confirm-email?token=${mail?.token}`);
    await page.getByRole('button', { name: 'Use this address' }).click();
    await page.getByText('This link is too old, or has been used already.').waitFor();
    await check();
    await visitor.open('/account/email');
    await page.getByText(`Your address is ${next}.`).waitFor();
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });

  it.each([true, false])('where they are signed in; scripts allowed: %s', async (scripts) => {
    const { visitor, email, check } = await reader(scripts);
    const [second, third] = [await signIn(PASSWORD, email, scripts), await signIn(PASSWORD, email, scripts)];
    const { page } = visitor;
    await goTo(visitor, 'Where you are signed in');
    await page.getByRole('heading', { name: 'Chrome on Linux (this one)' }).waitFor();
    expect(await page.getByRole('heading', { name: 'Chrome on Linux' }).count()).toBe(3);
    await check();
    await page.getByRole('button', { name: 'End this one' }).first().click();
    await page.getByText('It has been ended.').waitFor();
    await check();
    await third.open('/account');
    await third.arrived(/^\/sign-in/);
    await second.open('/account');
    await second.arrived(/^\/account$/);
    await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
    await second.open('/account');
    await second.arrived(/^\/sign-in/);
    await visitor.open('/account');
    await visitor.arrived(/^\/account$/);
    expect(visitor.complaints).toEqual([]);
    await Promise.all([visitor.leave(), second.leave(), third.leave()]);
  });

  it.each([true, false])('what they are told, and what interests them; scripts allowed: %s', async (scripts) => {
    const { visitor, check } = await reader(scripts);
    const { page } = visitor;
    await goTo(visitor, 'What we tell you');
    await check();
    const reply = page.getByRole('group', { name: 'Somebody replied to you' });
    await reply.getByLabel('In my list').uncheck();
    await reply.getByLabel('By e-mail').uncheck();
    await page.getByRole('button', { name: 'Keep these choices' }).click();
    await page.getByText('From now on we go by these choices.').waitFor();
    await check();
    expect(await reply.getByLabel('By e-mail').isChecked()).toBe(false);

    await goTo(visitor, 'What interests you');
    await check();
    await page.getByLabel('bins').check();
    await page.getByRole('button', { name: 'Keep these choices' }).click();
    await page.getByText('From now on we go by these interests.').waitFor();
    expect([await page.getByLabel('bins').isChecked(), await page.getByLabel('budgets').isChecked()]).toEqual([
      true,
      false,
    ]);
    await check();
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });

  it.each([true, false])('reads all that they were told and did; scripts allowed: %s', async (scripts) => {
    const { visitor, check } = await reader(scripts);
    const { page } = visitor;
    await visitor.open(`/articles/${slug}/comment`);
    await page.getByLabel('Your comment').fill('Whoever comes first, I suppose.');
    await page.getByRole('button', { name: 'Post a comment' }).click();
    await visitor.arrived(/\/comments\/[0-9a-f]{24}$/);
    const parentId = visitor.path().split('/').at(-1);
    const other = await newsroom.service.signUp('reader', { displayName: 'Answering Reader' });
    for (const body of ['First come, first served?', 'Or the other way about.'])
      await other.post(`/articles/${slug}/comments`, { parentId, body });
    await visitor.open('/account');
    await goTo(visitor, 'What we told you');
    await page.getByText('2 of them are new.').waitFor();
    await check();
    await page.getByRole('button', { name: 'Mark all as read' }).click();
    await page.getByText('You have read all of it.').waitFor();
    await check();
    await goTo(visitor, 'Your comments');
    await page.getByText('Whoever comes first, I suppose.').waitFor();
    await check();
    for (const part of ['What you flagged', 'What editors decided']) {
      await goTo(visitor, part);
      await page.getByText('Nothing yet.').waitFor();
      await check();
    }
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });
});

describeInBrowser('a reader leaves', () => {
  it.each([true, false])('with a copy of their data; scripts allowed: %s', async (scripts) => {
    const { visitor, email, check } = await reader(scripts);
    const { page } = visitor;
    await goTo(visitor, 'Delete your account');
    await check();
    await page.getByRole('link', { name: 'You may want a copy of your data first.' }).click();
    await check();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download the file' }).click(),
    ]);
    const parts: Buffer[] = [];
    for await (const part of await download.createReadStream()) parts.push(part as Buffer);
    expect(JSON.parse(Buffer.concat(parts).toString('utf8'))).toMatchObject({ account: { email }, comments: [] });

    await goTo(visitor, 'Delete your account');
    await page.getByLabel('Present password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Delete my account for good' }).click();
    await page.getByText('Please choose one.').waitFor();
    await check();
    await page.getByLabel('They go too').check();
    await page.getByLabel('Present password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Delete my account for good' }).click();
    await visitor.arrived(/^\/account-deleted$/);
    await check();
    await visitor.open('/account');
    await visitor.arrived(/^\/sign-in/);
    const again = await signIn(PASSWORD, email, scripts);
    await again.page.getByText('The e-mail address or the password is wrong.').waitFor();
    expect(visitor.complaints).toEqual([]);
    await Promise.all([visitor.leave(), again.leave()]);
  });
});
