import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { CHROMIUM, describeInBrowser, expectAccessible, openBrowser, Visitor } from '../../support/browser.js';
import { startService, type TestService } from '../../support/service.js';

// A browser takes its time on a busy machine.
jest.setTimeout(120_000);

let service: TestService;
let browser: Browser;

beforeAll(async () => {
  if (CHROMIUM === null) return;
  service = await startService();
  browser = await openBrowser();
});
afterAll(async () => {
  if (CHROMIUM === null) return;
  await browser.close();
  await service.stop();
});

describeInBrowser('every component in every state', () => {
  it('is accessible, fits a narrow screen, in light and in dark', async () => {
    const visitor = await Visitor.arrive(browser, service.server, { viewport: { width: 320, height: 640 } });
    await visitor.open('/dev/styles');
    await expectAccessible(visitor);
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });
});
