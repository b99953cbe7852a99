import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Types } from 'mongoose';
import { createDecidedOnStore, createSettingsStore, reEstimateSettings } from '../../../src/moderation/index.js';
import { RANGES } from '../../../src/moderation/evidence/evidence-settings.js';
import { MINUTE_MS } from '../../../src/platform/clock.js';
import { newId } from '../../../src/platform/database/ids.js';
import type { ServiceClient } from '../../support/client.js';
import { createMovingClock } from '../../support/moving-clock.js';
import { startService, type TestService } from '../../support/service.js';

const clock = createMovingClock();
const CASES = 400;
let service: TestService;
let editor: ServiceClient;

beforeEach(async () => {
  service = await startService({ clock });
  editor = await service.signUp('editor');
});
afterEach(() => service.stop());

interface SettingsJson {
  readonly version: number;
  readonly changedBy: string | null;
  readonly site: { readonly evidence: { readonly likelihood: Readonly<Record<string, number>> } & Reporters };
  readonly estimates: { readonly cases: number; readonly values: { readonly evidence: Reporters } } | null;
}

interface Reporters {
  readonly reporters: { readonly precision: number };
}

const settings = async () => (await editor.get('/moderation/settings')).body as SettingsJson;

async function set(evidence: object | null): Promise<void> {
  const { version } = await settings();
  expect((await editor.patch('/moderation/settings', { version, site: { evidence } })).status).toBe(200);
}

/** Decisions on comments that three of a hundred readers flagged; of these, one in `nth` was removed. */
async function decideMany(count: number, nth: number): Promise<void> {
  const at = (index: number) => new Date(clock.now().getTime() - index * MINUTE_MS);
  const decisions = Array.from({ length: count }, (_, index) => {
    const isRemoved = index % nth === 0;
    const evidence = { held: false, hidden: false, reporters: 3, reasons: { spam: 3 }, readersBefore: 0 };
    const weighed = { readers: isRemoved ? 100 : 900, exposure: 1, at: at(index), flags: 2 };
    return {
      ...{ _id: new Types.ObjectId(), caseId: new Types.ObjectId(newId()), authorId: new Types.ObjectId(newId()) },
      ...{ action: isRemoved ? 'remove' : 'keep', flagsUpheld: isRemoved ? 3 : 0, decidedAt: at(index) },
      ...{ reversedAt: null, undo: { subject: { evidence, kept: null, weighed } } },
    };
  });
  await service.context.connection.collection('decisions').insertMany(decisions);
}

function estimate(signal = new AbortController().signal) {
  const { connection, features } = service.context;
  const stores = { settingsStore: createSettingsStore(connection), decidedOnStore: createDecidedOnStore(connection) };
  return reEstimateSettings({ ...features, ...stores }, signal);
}

describe('estimating the constants of evidence', () => {
  it('makes a version in which they are in force, once, and tells the audit log the old and the new ones', async () => {
    await decideMany(CASES, 2);
    expect(await estimate()).toMatchObject({ version: 1 });
    const { site, estimates, changedBy, version } = await settings();
    expect([version, changedBy, estimates?.cases]).toEqual([1, null, CASES]);
    expect(site.evidence.reporters.precision).toBeCloseTo((600 + 30) / (1200 + 100));
    expect(site.evidence.likelihood.baseRate).toBeGreaterThan(0.03);
    for (const [name, [least, most]] of Object.entries(RANGES)) {
      const value = { ...site.evidence.likelihood, ...site.evidence.reporters }[name];
      expect([name, value !== undefined && value >= least && value <= most]).toEqual([name, true]);
    }
    const log: unknown = (await editor.get('/moderation/audit?act=settings.estimated')).body;
    const values: unknown = expect.arrayContaining([expect.stringMatching(/^reporters\.precision: 0\.3 -> 0\.48/)]);
    expect(log).toMatchObject({ items: [{ actor: { id: 're-estimation' }, details: { version: 1, values } }] });
    expect(await estimate()).toBeNull();
    expect((await editor.get('/moderation/settings/versions')).body).toMatchObject({
      items: [
        { version: 1, changedBy: null, paths: expect.arrayContaining(['estimates.evidence.reporters.precision']) },
      ],
    });
  });

  it.each([
    ['few cases', CASES / 2, 2],
    ['few of one kind', CASES, 100],
  ])('learns nothing from %s', async (_, count, nth) => {
    await decideMany(count, nth);
    expect(await estimate()).toBeNull();
  });

  it('lies beneath what editors set, and keeps when they change something else', async () => {
    await decideMany(CASES, 2);
    await set({ reporters: { precision: 0.25 } });
    await estimate();
    expect((await settings()).site.evidence.reporters.precision).toBe(0.25);
    await set({ reporters: { precision: null } });
    const { site, estimates } = await settings();
    expect(site.evidence.reporters.precision).toBe(estimates?.values.evidence.reporters.precision);
  });

  it('has no effect where it does not go together with what editors set', async () => {
    await decideMany(CASES, 2);
    await estimate();
    const { site } = await settings();
    // Innocent comments flagged as readily as the defaults allow, which is more than what was learned does.
    const { violatingShape = 1, violatingFlagsPerReader = 1, innocentShape = 1 } = site.evidence.likelihood;
    const most = Math.min(0.0024, (1.5 * innocentShape * violatingFlagsPerReader) / violatingShape);
    await set({ likelihood: { innocentFlagsPerReader: most, innocentShape: 0.6 } });
    expect((await settings()).site.evidence.likelihood.innocentFlagsPerReader).toBe(most);
  });

  it('is switched off by a setting, at once and for the job', async () => {
    await decideMany(CASES, 2);
    await estimate();
    await set({ learning: { automatic: false } });
    expect((await settings()).site.evidence.reporters.precision).toBe(0.3);
    expect(await estimate()).toBeNull();
  });

  it('leaves out what was reversed', async () => {
    await decideMany(CASES, 2);
    await service.context.connection
      .collection('decisions')
      .updateMany({ action: 'remove' }, { $set: { reversedAt: clock.now() } });
    expect(await estimate()).toBeNull();
  });
});
