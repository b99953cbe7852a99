// `npm run screenshots`: pictures of every page, 1280 and 360 px wide, in light and in dark, of a service with the
// demonstration; in the folder `screenshots`. `-- --readme` makes the README's anew as well.
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { lineOf, startNode, stop } from './lib/children.mjs';
import { prepare, ROOT } from './lib/prepare.mjs';

prepare();
const { chromium } = await import('playwright-core');

/** @typedef {import('playwright-core').Page} Page */
/** `part` is the selector of what is to be seen; the whole page is, where it is left out. */
/** @typedef {{ name: string, path: string, as?: 'reader', part?: string }} Shown */
/** @typedef {{ article: string, comment: string }} Known */
/** @typedef {{ role: string, email: string, password: string }} DemoAccount */

const { values } = parseArgs({ options: { readme: { type: 'boolean', default: false } } });
const FOLDER = join(ROOT, 'screenshots');
const PICTURES = join(ROOT, 'docs', 'pictures');
const BROWSER = process.env.CHROMIUM ?? '/usr/bin/chromium';
const WIDTHS = [1280, 360];
const SCHEMES = /** @type {const} */ (['light', 'dark']);
/** Of which pictures the README shows which part. */
const IN_README = [
  { name: 'article', width: 1280, scheme: 'light', as: 'article.jpg' },
  { name: 'comments', width: 1280, scheme: 'light', as: 'comments.jpg' },
  { name: 'flag', width: 360, scheme: 'dark', as: 'flag.jpg' },
];

/** @param {Known} known @returns {readonly Shown[]} */
const pages = ({ article, comment }) => [
  { name: 'front', path: '/' },
  { name: 'article', path: `/articles/${article}` },
  { name: 'comments', path: `/articles/${article}`, part: '#comments' },
  { name: 'comment', path: `/articles/${article}/comments/${comment}` },
  { name: 'rules', path: '/rules' },
  { name: 'privacy', path: '/privacy' },
  { name: 'cookies', path: '/cookies' },
  { name: 'jobs', path: '/jobs' },
  { name: 'newsletter', path: '/newsletter' },
  { name: 'illegal-content', path: '/report-illegal-content' },
  { name: 'sign-in', path: '/sign-in' },
  { name: 'sign-up', path: '/sign-up' },
  { name: 'forgotten-password', path: '/forgotten-password' },
  { name: 'styles', path: '/dev/styles' },
  { name: 'not-found', path: '/there-is-no-such-page' },
  { name: 'write', path: `/articles/${article}/comment`, as: 'reader' },
  { name: 'flag', path: `/comments/${comment}/flag`, as: 'reader' },
  { name: 'account', path: '/account', as: 'reader' },
  { name: 'account-notifications', path: '/account/notifications', as: 'reader' },
  { name: 'account-decisions', path: '/account/decisions', as: 'reader' },
  { name: 'account-sessions', path: '/account/sessions', as: 'reader' },
  { name: 'account-delete', path: '/account/delete', as: 'reader' },
];

/** @param {string} url @returns {Promise<unknown>} */
async function getJson(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} was answered ${response.status}.`);
  return response.json();
}

/** The most discussed article, and a comment under it. @param {string} origin @returns {Promise<Known>} */
async function lookAround(origin) {
  const listed = await getJson(`${origin}/api/v1/articles?limit=20`);
  const { items } = /** @type {{ items: { slug: string }[] }} */ (listed);
  const threads = await Promise.all(items.map(({ slug }) => commentsOf(origin, slug)));
  const [found] = threads.toSorted((a, b) => b.comments.length - a.comments.length);
  if (found?.comments[0] === undefined) throw new Error('The demonstration has no comments.');
  return { article: found.slug, comment: found.comments[0].id };
}

/** @param {string} origin @param {string} slug */
async function commentsOf(origin, slug) {
  const listed = await getJson(`${origin}/api/v1/articles/${slug}/comments?limit=50`);
  const { items } = /** @type {{ items: { id: string }[] }} */ (listed);
  return { slug, comments: items };
}

/** @param {Page} page @param {string} origin @param {DemoAccount} account */
async function signIn(page, origin, { email, password }) {
  await page.goto(`${origin}/sign-in`);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

/** @param {Page} page @param {Shown} shown @param {{ width: number, scheme: string }} look */
async function picture(page, { name, part }, { width, scheme }) {
  if (part !== undefined) await page.locator(part).first().scrollIntoViewIfNeeded();
  const path = join(FOLDER, `${name}-${width}-${scheme}.png`);
  await page.screenshot({ path, fullPage: part === undefined });
  const wanted = IN_README.find((each) => each.name === name && each.width === width && each.scheme === scheme);
  if (!values.readme || wanted === undefined) return;
  await page.screenshot({ path: join(PICTURES, wanted.as), type: 'jpeg', quality: 80 });
}

const dataDir = await mkdtemp(join(tmpdir(), 'belowline-screenshots-'));
const service = startNode(join(ROOT, 'dist', 'main.js'), [], { DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'warn' });
const browser = await chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
try {
  const origin = await lineOf(service, /(http:\/\/127\.0\.0\.1:\d+)/);
  /** @type {unknown} */
  const made = JSON.parse(await readFile(join(dataDir, 'demo-accounts.json'), 'utf8'));
  const accounts = /** @type {DemoAccount[]} */ (made);
  const reader = accounts.find(({ role }) => role === 'reader');
  if (reader === undefined) throw new Error('The demonstration has no reader.');
  const shown = pages(await lookAround(origin));
  await mkdir(FOLDER, { recursive: true });
  await mkdir(PICTURES, { recursive: true });
  for (const width of WIDTHS) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'en-GB' });
    const page = await context.newPage();
    for (const as of [undefined, 'reader']) {
      if (as === 'reader') await signIn(page, origin, reader);
      for (const each of shown.filter((one) => one.as === as)) {
        for (const scheme of SCHEMES) {
          await page.emulateMedia({ colorScheme: scheme });
          await page.goto(`${origin}${each.path}`);
          await page.evaluate('document.fonts.ready.then(() => true)');
          await picture(page, each, { width, scheme });
        }
        console.log(`${each.name}, ${width} px`);
      }
    }
    await context.close();
  }
} finally {
  await browser.close();
  await stop(service);
  await rm(dataDir, { recursive: true, force: true });
}
