import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createContext } from '../../../src/context.js';
import type { PageJson } from '../../support/articles.js';
import type { ServiceClient } from '../../support/client.js';
import { createMovingClock } from '../../support/moving-clock.js';
import { startService, type TestService } from '../../support/service.js';

interface SettingsJson {
  readonly version: number;
  readonly site: { readonly sanctions: { readonly recommendation: { readonly warnAt: number } } };
  readonly sections: Readonly<Record<string, unknown>>;
}

const clock = createMovingClock();
let service: TestService;
let editor: ServiceClient;
let version: number;

beforeAll(async () => {
  service = await startService({ clock });
  editor = await service.signUp('editor');
});
beforeEach(async () => {
  ({ version } = await read());
});
afterAll(() => service.stop());

const read = async (query = '') => (await editor.get(`/moderation/settings${query}`)).body as SettingsJson;
const change = (body: object, by = editor) => by.patch('/moderation/settings', { version, ...body });
const recommend = (values: object | null) => ({ sanctions: { recommendation: values } });

describe('the moderation settings', () => {
  it('come with their defaults, as version 0', async () => {
    const fresh = await startService();
    const answer = await (await fresh.signUp('moderator')).get('/moderation/settings?section=health');
    expect(answer.body).toMatchObject({
      version: 0,
      changedBy: null,
      changedAt: null,
      site: recommend({ windowDays: 90, warnAt: 2 }),
      sections: {},
      effective: recommend({ windowDays: 90, warnAt: 2 }),
    });
    await fresh.stop();
  });

  it('are changed by an editor, for the site and for a section', async () => {
    const answer = await change({ site: recommend({ warnAt: 3 }), sections: { health: recommend({ banAt: 30 }) } });
    expect([answer.status, answer.body]).toMatchObject([
      200,
      {
        version: version + 1,
        changedBy: editor.account.id,
        changedAt: clock.now().toISOString(),
        site: recommend({ warnAt: 3, banAt: 20 }),
        sections: { health: recommend({ banAt: 30 }) },
      },
    ]);
    expect(await read('?section=health')).toMatchObject({ effective: recommend({ warnAt: 3, banAt: 30 }) });
    expect(await read('?section=sport')).toMatchObject({ effective: recommend({ warnAt: 3, banAt: 20 }) });
  });

  it('leave an audit entry with what was changed, and none where nothing was', async () => {
    await change({ site: recommend({ windowDays: 60 }) });
    const same = await editor.patch('/moderation/settings', {
      version: version + 1,
      site: recommend({ windowDays: 60 }),
    });
    expect([same.status, same.body]).toMatchObject([200, { version: version + 1 }]);
    const log = await editor.get('/moderation/audit?act=settings.changed&subjectType=settings&subjectId=moderation');
    expect((log.body as PageJson<object>).items.slice(0, 1)).toMatchObject([
      {
        actor: { type: 'account', id: editor.account.id },
        details: { version: version + 1, changes: 1, paths: ['site.sanctions.recommendation.windowDays'] },
      },
    ]);
    const items = (log.body as PageJson<{ details: { version: number } }>).items;
    expect(items.filter(({ details }) => details.version === version + 1)).toHaveLength(1);
  });

  it('keep every version, and list who made them, page by page', async () => {
    await change({ site: recommend({ warnAt: 4 }) });
    await editor.patch('/moderation/settings', { version: version + 1, site: recommend({ warnAt: 5 }) });
    expect(await read(`?version=${version + 1}`)).toMatchObject({ site: recommend({ warnAt: 4 }) });
    expect(await read('?version=0')).toMatchObject({ site: recommend({ warnAt: 2 }), sections: {} });
    const seen: number[] = [];
    let cursor = '';
    do {
      const answer = await editor.get(`/moderation/settings/versions?limit=2${cursor}`);
      const page = answer.body as PageJson<{ version: number; changedBy: string; paths: string[] }>;
      seen.push(...page.items.map((item) => item.version));
      expect(page.items.every((item) => item.changedBy === editor.account.id && item.paths.length > 0)).toBe(true);
      cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`;
    } while (cursor !== '');
    expect(seen).toEqual(Array.from({ length: version + 2 }, (_, nth) => version + 2 - nth));
    expect((await editor.get(`/moderation/settings?version=${version + 3}`)).status).toBe(404);
  });

  it('go back to what they were by null', async () => {
    await change({ site: recommend({ warnAt: 6 }), sections: { health: recommend({ warnAt: 5 }) } });
    const answer = await editor.patch('/moderation/settings', {
      version: version + 1,
      site: { sanctions: null },
      sections: { health: null },
    });
    expect(answer.body).toMatchObject({ site: recommend({ warnAt: 2, windowDays: 90 }), sections: {} });
  });
});

describe('a change is refused', () => {
  it.each<[string, object, string]>([
    ['with an unknown field', { colour: 'red' }, 'colour'],
    ['with an unknown part', { site: { colour: {} } }, 'site.colour'],
    ['with an unknown setting', { site: recommend({ colour: 1 }) }, 'site.sanctions.recommendation.colour'],
    ['with another type', { site: recommend({ warnAt: '3' }) }, 'site.sanctions.recommendation.warnAt'],
    ['with an operator', { site: recommend({ warnAt: { $gt: 0 } }) }, 'site.sanctions.recommendation.warnAt'],
    [
      'out of range',
      { sections: { health: recommend({ warnAt: 0 }) } },
      'sections.health.sanctions.recommendation.warnAt',
    ],
    [
      'with values that do not go together',
      { site: recommend({ warnAt: 9, premoderateAt: 8 }) },
      'site.sanctions.recommendation.premoderateAt',
    ],
    ['for no section', { sections: { 'No section': {} } }, 'sections.No section'],
    ['of no version', { version: null, site: null }, 'version'],
  ])('%s', async (_, body, path) => {
    const before = await read();
    const answer = await change(body);
    expect([answer.status, answer.body]).toMatchObject([422, { code: 'validation_failed', errors: [{ path }] }]);
    expect((answer.body as { errors: { message: string }[] }).errors[0]?.message).toMatch(/\w/);
    expect(await read()).toEqual(before);
  });

  it('whatever is wrong with it, and changes nothing', async () => {
    const before = await read();
    const odd = fc.anything({
      values: [fc.string(), fc.integer(), fc.constant(null)],
      maxDepth: 3,
      withNullPrototype: false,
    });
    const bodies = fc.oneof(
      odd.map((site) => ({ site })),
      odd.map((recommendation) => ({ site: { sanctions: { recommendation } } })),
      odd.map((warnAt) => ({ sections: { health: recommend({ warnAt }) } })),
      fc.dictionary(fc.string(), odd).map((sections) => ({ sections })),
    );
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        const answer = await change({ ...body, version: version + 1 });
        expect([409, 422]).toContain(answer.status);
        expect(await read()).toEqual(before);
      }),
      { numRuns: 40 },
    );
  });

  it('with a thousand groups in one another', async () => {
    const deep = `${'{"sanctions":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
    const request = editor.agent.patch('/api/v1/moderation/settings').set('X-CSRF-Token', await editor.csrfToken());
    const answer = await request.set('Content-Type', 'application/json').send(`{"version":${version},"site":${deep}}`);
    expect([answer.status, answer.body]).toMatchObject([422, { errors: [{ path: 'site.sanctions.sanctions' }] }]);
  });

  it('for a version that is out of date', async () => {
    await change({ site: recommend({ suspensionDays: 3 }) });
    const answer = await change({ site: recommend({ suspensionDays: 4 }) });
    expect([answer.status, answer.body]).toMatchObject([409, { code: 'settings_changed' }]);
    expect(await read()).toMatchObject({ version: version + 1, site: recommend({ suspensionDays: 3 }) });
  });

  it('to all but one of several at once', async () => {
    const editors = await Promise.all(Array.from({ length: 8 }, () => service.signUp('editor')));
    const answers = await Promise.all(
      editors.map((by, nth) => change({ site: recommend({ suspensionDays: 10 + nth }) }, by)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 7 }, () => 409)]);
    const taken = answers.find(({ status }) => status === 200);
    expect(await read()).toEqual(taken?.body);
    expect(await read()).toMatchObject({ version: version + 1 });
  });

  it('to a moderator', async () => {
    const moderator = await service.signUp('moderator');
    expect((await change({ site: null }, moderator)).status).toBe(403);
    expect((await moderator.get('/moderation/settings')).status).toBe(200);
  });
});

describe('the settings in force', () => {
  it('hold at once in the process that changed them, and within a second in every other', async () => {
    const { settingsFor } = service.context.features;
    const { config, connection, logger } = service.context;
    const other = createContext({ config, connection, logger, clock }).features;
    const days = async (of: typeof settingsFor) => (await of('health')).sanctions.recommendation.suspensionDays;
    await change({ site: recommend({ suspensionDays: 20 }) });
    expect([await days(settingsFor), await days(other.settingsFor)]).toEqual([20, 20]);
    await editor.patch('/moderation/settings', { version: version + 1, site: recommend({ suspensionDays: 21 }) });
    expect([await days(settingsFor), await days(other.settingsFor)]).toEqual([21, 20]);
    clock.advance(999);
    expect(await days(other.settingsFor)).toBe(20);
    clock.advance(1);
    expect(await days(other.settingsFor)).toBe(21);
  });

  it('are one object until something changes, whatever section without its own is asked for', async () => {
    const { settingsFor } = service.context.features;
    const site = await settingsFor(null);
    expect(await settingsFor('no-such-section')).toBe(site);
    await change({ sections: { tunnels: recommend({ warnAt: 1 }) } });
    expect(await settingsFor('tunnels')).not.toEqual(site);
    expect(await settingsFor('tunnels')).toBe(await settingsFor('tunnels'));
  });

  it('come from outside of the transaction that asks', async () => {
    const { features, transactions } = service.context;
    const { config, connection, logger } = service.context;
    const other = createContext({ config, connection, logger, clock }).features;
    await change({ site: recommend({ suspensionDays: 30 }) });
    const attempt = transactions.transact(async () => {
      await features.settingsStore.insert({
        version: version + 2,
        changedBy: editor.account.id,
        changedAt: clock.now(),
        paths: [],
        estimates: null,
        overrides: { site: recommend({ suspensionDays: 31 }), sections: {} },
      });
      expect((await other.settingsFor(null)).sanctions.recommendation.suspensionDays).toBe(30);
      throw new Error('the rest failed');
    });
    await expect(attempt).rejects.toThrow('the rest failed');
  });
});
