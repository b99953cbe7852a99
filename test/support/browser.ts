import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Server } from 'node:http';
import { describe, expect } from '@jest/globals';
import { chromium, type Browser, type BrowserContextOptions, type Locator, type Page } from 'playwright-core';
import type { ServiceClient } from './client.js';
import { cookieOf } from './event-stream.js';

const require = createRequire(import.meta.url);

/** Where Debian, and most others, put it. `CHROMIUM` names another place, and none where nothing is there. */
const PLACES =
  process.env.CHROMIUM === undefined
    ? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
    : [process.env.CHROMIUM];

/** Null where the machine has none. */
export const CHROMIUM = PLACES.find((place) => existsSync(place)) ?? null;

/** As `describe`, for what needs a browser. */
export function describeInBrowser(name: string, tests: () => void): void {
  if (CHROMIUM !== null) describe(name, tests);
  else {
    process.stderr.write(`Left out: ${name}. There is no Chromium here; install one, or name it by CHROMIUM.\n`);
    describe.skip(name, tests);
  }
}

export async function openBrowser(): Promise<Browser> {
  if (CHROMIUM === null) throw new Error('There is no Chromium here. Install one, or name it by CHROMIUM.');
  // Its own sandbox wants rights that a container does not give.
  return chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

const WATCH_SHIFTS = `
  window.shifts = [];
  const placeOf = ({ node }) => node?.parentElement?.outerHTML.slice(0, 200);
  new PerformanceObserver((list) => {
    for (const { hadRecentInput, value, sources } of list.getEntries())
      if (!hadRecentInput) window.shifts.push([value, ...sources.map(placeOf)].join(' '));
  }).observe({ type: 'layout-shift', buffered: true });`;

/** Runs in the browser. */
function hasFocus(element: unknown): boolean {
  return (element as Element | null)?.ownerDocument.activeElement === element;
}

interface Element {
  readonly ownerDocument: { readonly activeElement: unknown };
}

/** A page has fewer links. */
const MOST_TABS = 300;

/** A person with a browser of their own, whose console and policy reports are listened to. */
export class Visitor {
  readonly page: Page;
  /** What the page complained of: errors of scripts, refused resources, breaches of the content policy. */
  readonly complaints: string[] = [];
  readonly #origin: string;

  private constructor(page: Page, origin: string) {
    this.page = page;
    this.#origin = origin;
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      const text = message.text();
      // A refused form is answered by the form, with the status that says so.
      if (message.type() === 'error' && !/status of 4\d\d/.test(text)) this.complaints.push(text);
    });
  }

  static async arrive(browser: Browser, server: Server, options: BrowserContextOptions = {}): Promise<Visitor> {
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('The service does not listen.');
    const context = await browser.newContext({ locale: 'en-GB', ...options });
    return new Visitor(await context.newPage(), `http://127.0.0.1:${address.port}`);
  }

  /** Goes on with the session of a client that has signed in. */
  async signInAs(client: ServiceClient): Promise<void> {
    const cookies = cookieOf(client)
      .split(';')
      .map((cookie) => cookie.trim().split(/=(.*)/s))
      .map(([name = '', value = '']) => ({ name, value, url: this.#origin }));
    await this.page.context().addCookies(cookies);
  }

  /** To be called before the first page: has whatever moves by itself noted from its first moment on. */
  async watchShifts(): Promise<void> {
    await this.page.addInitScript(WATCH_SHIFTS);
  }

  /** What has moved so far, with how much of a shift it was. */
  async shifts(): Promise<readonly string[]> {
    // It is reported with the next frame.
    await this.page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    return this.page.evaluate('window.shifts');
  }

  async open(path: string): Promise<void> {
    await this.page.goto(this.#origin + path);
  }

  /** Waits until the page at such a path has come. */
  async arrived(path: RegExp): Promise<void> {
    await this.page.waitForURL((url) => path.test(url.pathname + url.search + url.hash));
  }

  /** Presses Tab until the focus is on it, as who has no mouse does. */
  async tabTo(target: Locator): Promise<void> {
    await target.waitFor();
    for (let presses = 0; presses < MOST_TABS; presses += 1) {
      if (await target.evaluate(hasFocus)) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error('Tab does not lead there.');
  }

  /** Waits until the focus is on it. */
  async focusIs(target: Locator): Promise<void> {
    await this.page.waitForFunction(hasFocus, await target.elementHandle());
  }

  path(): string {
    return this.page.url().slice(this.#origin.length);
  }

  async leave(): Promise<void> {
    await this.page.context().close();
  }
}

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
}

/** Asks axe for anything that WCAG 2.2 A and AA does not allow, in light and in dark, and whether the page fits its width. */
export async function expectAccessible({ page }: Visitor): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(axeSource());
    const { violations } = await page.evaluate<AxeResult>(
      `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`,
    );
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`,
    );
    expect([page.url(), colorScheme, found]).toEqual([page.url(), colorScheme, []]);
  }
  const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
  expect([page.url(), overflow <= 0]).toEqual([page.url(), true]);
}

let axe: string | undefined;

function axeSource(): string {
  axe ??= (require('axe-core') as { source: string }).source;
  return axe;
}
