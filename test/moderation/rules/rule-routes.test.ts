import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ServiceClient } from '../../support/client.js';
import { createMovingClock, type MovingClock } from '../../support/moving-clock.js';
import { openNewsroom, type Newsroom } from '../../support/newsroom.js';
import type { RulesJson } from '../../support/rules.js';

let clock: MovingClock;
let newsroom: Newsroom;
let editor: ServiceClient;

beforeAll(async () => {
  clock = createMovingClock();
  newsroom = await openNewsroom({ clock });
  editor = newsroom.editor;
});
afterAll(() => newsroom.stop());

const rulesNow = async (query = '') => (await newsroom.service.client().get(`/rules${query}`)).body as RulesJson;
const inHours = (hours: number) => new Date(clock.now().getTime() + hours * 3_600_000).toISOString();

let latest: RulesJson;
beforeEach(async () => {
  latest = await rulesNow();
});

/** The rules in force with another title for the first one. */
function retitled(title: string) {
  const [first, ...others] = latest.items;
  return { version: latest.version, items: [{ ...first, title }, ...others], flagReasons: latest.flagReasons };
}

const titled = (title: string): unknown => expect.arrayContaining([expect.objectContaining({ title })]);

describe('the community rules', () => {
  it('change at once, and every reader sees them', async () => {
    const answer = await editor.put('/rules', retitled('Keep it private'));
    expect(answer.status).toBe(200);
    expect(await rulesNow()).toMatchObject({ version: latest.version + 1, items: titled('Keep it private') });
    expect(await rulesNow(`?version=${latest.version}`)).toEqual(latest);
  });

  it('change from a time on', async () => {
    const answer = await editor.put('/rules', { ...retitled('From tomorrow on'), effectiveFrom: inHours(24) });
    expect(answer.status).toBe(200);
    expect(await rulesNow()).toEqual(latest);
    clock.advance(25 * 3_600_000);
    expect(await rulesNow()).toMatchObject({ items: titled('From tomorrow on') });
  });

  it('take one of two changes that are made at once', async () => {
    const answers = await Promise.all(['One', 'Another'].map((title) => editor.put('/rules', retitled(title))));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(answers.map(({ body }) => (body as { code?: string }).code)).toContain('rules_changed');
  });

  it('stand in the audit log and in the list of versions', async () => {
    await editor.put('/rules', retitled('On record'));
    const version = latest.version + 1;
    const log = await editor.get('/moderation/audit?act=rules.changed&limit=1');
    expect(log.body).toMatchObject({ items: [{ actor: { id: editor.account.id }, subject: { id: String(version) } }] });
    const versions = await editor.get('/rules/versions?limit=1');
    expect(versions.body).toMatchObject({
      items: [{ version, changedBy: editor.account.id }],
      nextCursor: expect.any(String),
    });
  });

  it('are kept with each decision by their version', async () => {
    const subject = await newsroom.reported();
    const { version } = subject;
    const decision = await editor.post(`/moderation/cases/${subject.id}/decisions`, {
      action: 'remove',
      reason: 'offensive',
      version,
    });
    expect(decision.body).toMatchObject({ rulesVersion: latest.version });
  });

  it.each<[string, (rules: RulesJson) => object, string]>([
    ['no rules', () => ({ items: [] }), 'items'],
    ['a code twice', ({ items }) => ({ items: [...items, items[0]] }), 'items'],
    ['a severity beyond 4', ({ items }) => ({ items: [{ ...items[0], severity: 5 }] }), 'items.0.severity'],
    ['a reason of flags that no rule takes', ({ items }) => ({ items: items.slice(0, 1) }), 'flagReasons'],
    ['a beginning in the past', () => ({ effectiveFrom: inHours(-1) }), 'effectiveFrom'],
    ['an unknown field', () => ({ author: 'somebody' }), 'author'],
  ])('refuse %s and stay as they are', async (_what, wrong, path) => {
    const { version, items, flagReasons } = latest;
    const answer = await editor.put('/rules', { version, items, flagReasons, ...wrong(latest) });
    expect(answer.status).toBe(422);
    expect((answer.body as { errors: { path: string }[] }).errors.map((error) => error.path)).toContain(path);
    expect(await rulesNow()).toEqual(latest);
  });

  it('answer 404 to a version that never was', async () => {
    expect((await newsroom.service.client().get('/rules?version=9999')).status).toBe(404);
  });
});
