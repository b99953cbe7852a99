import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createFlagStore } from '../../../../src/flags/index.js';
import { announceOutcomes, createAnnouncementStore } from '../../../../src/moderation/index.js';
import { SECOND_MS } from '../../../../src/platform/clock.js';
import type { ServiceClient } from '../../../support/client.js';
import { createMovingClock } from '../../../support/moving-clock.js';
import { openNewsroom, type Newsroom } from '../../../support/newsroom.js';

const clock = createMovingClock();
let newsroom: Newsroom;

beforeAll(async () => {
  newsroom = await openNewsroom({ clock });
});
afterAll(() => newsroom.stop());

const UNFOUNDED = { action: 'keep', flagsUnfounded: 'plain' };

/** Lets the undo window pass, and has reporters told. */
async function announce(): Promise<void> {
  clock.advance(31 * SECOND_MS);
  const { connection, features, notifications } = newsroom.service.context;
  const stores = { announcementStore: createAnnouncementStore(connection), flagStore: createFlagStore(connection) };
  const { notifyMany } = notifications;
  await announceOutcomes({ ...features, ...stores, notifyMany }, new AbortController().signal);
}

async function decideOn(commentId: string, verdict: object): Promise<string> {
  const { id, version } = await newsroom.caseOf(commentId);
  const answer = await newsroom.editor.post(`/moderation/cases/${id}/decisions`, { version, ...verdict });
  expect(answer.status).toBe(201);
  return (answer.body as { id: string }).id;
}

/** Has a reader flag as many comments, and an editor decide so on each; returns the decisions. */
async function flagAndDecide(reporter: ServiceClient, times: number, verdict: object = UNFOUNDED): Promise<string[]> {
  const decisions: string[] = [];
  const slug = await newsroom.article();
  for (let nth = 0; nth < times; nth += 1) {
    const commentId = await newsroom.comment({ slug });
    expect((await reporter.post(`/comments/${commentId}/flags`, { reason: 'hate' })).status).toBe(201);
    decisions.push(await decideOn(commentId, verdict));
  }
  return decisions;
}

interface SanctionJson {
  readonly id: string;
  readonly kind: string;
  readonly imposedBy: string | null;
  readonly liftedAt: string | null;
  readonly misuse?: object;
}

async function sanctionsOf({ account }: ServiceClient): Promise<readonly SanctionJson[]> {
  const answer = await newsroom.editor.get(`/moderation/accounts/${account.id}/sanctions`);
  return (answer.body as { items: SanctionJson[] }).items;
}

async function toldTo(reader: ServiceClient): Promise<readonly string[]> {
  const { items } = (await reader.get('/me/notifications')).body as { items: { kind: string }[] };
  return items.map(({ kind }) => kind).filter((kind) => kind !== 'flag_dismissed' && kind !== 'flag_corrected');
}

async function flagOnce(reporter: ServiceClient) {
  const answer = await reporter.post(`/comments/${await newsroom.comment()}/flags`, { reason: 'hate' });
  return [answer.status, (answer.body as { code?: string }).code];
}

async function warned(): Promise<{ reporter: ServiceClient; decisions: string[]; warning: SanctionJson }> {
  const reporter = await newsroom.service.signUp();
  const decisions = await flagAndDecide(reporter, 5);
  await announce();
  const [warning] = await sanctionsOf(reporter);
  clock.advance(SECOND_MS);
  if (warning === undefined) throw new Error('Nobody was warned.');
  return { reporter, decisions, warning };
}

const acknowledge = (reporter: ServiceClient, { id }: SanctionJson) =>
  reporter.post(`/me/sanctions/${id}/acknowledgement`);

const reverse = (id = '') => newsroom.editor.post(`/moderation/decisions/${id}/reversal`, {});

describe('flags that are often without any ground', () => {
  it('lead to a warning, with its figures, that is to be acknowledged before the next flag', async () => {
    const { reporter, warning } = await warned();
    expect(warning).toMatchObject({ kind: 'flagging_warning', imposedBy: null });
    expect(warning.misuse).toMatchObject({ settled: 5, unfounded: 5, grave: 0, days: 90, follows: null });
    const record = await newsroom.editor.get(`/moderation/accounts/${reporter.account.id}/sanctions`);
    expect(record.body).toMatchObject({ flags: { settled: 5, unfounded: 5, grave: 0, days: 90 } });
    expect(await toldTo(reporter)).toEqual(['flag_misuse']);
    expect(await flagOnce(reporter)).toEqual([403, 'flagging_warning_unread']);
    expect((await reporter.get('/me/standing')).body).toMatchObject({ mustAcknowledgeToFlag: [warning.id] });
    expect((await acknowledge(reporter, warning)).status).toBe(204);
    expect(await flagOnce(reporter)).toEqual([201, undefined]);
  });

  it('lead to a suspension only where they go on after it', async () => {
    const { reporter, warning } = await warned();
    await acknowledge(reporter, warning);
    await flagAndDecide(reporter, 2);
    await announce();
    expect(await sanctionsOf(reporter)).toHaveLength(1);
    await flagAndDecide(reporter, 1);
    await announce();
    const [suspension] = await sanctionsOf(reporter);
    expect(suspension).toMatchObject({ kind: 'flagging_suspension', misuse: { unfounded: 8, follows: warning.id } });
    expect(await flagOnce(reporter)).toEqual([403, 'flagging_suspended']);
  });

  it('lead to nothing where most were right', async () => {
    const reporter = await newsroom.service.signUp();
    await flagAndDecide(reporter, 4, { action: 'remove', reason: 'hate' });
    await flagAndDecide(reporter, 5);
    await announce();
    expect(await sanctionsOf(reporter)).toEqual([]);
  }, 120_000);

  it('are not those on comments that are merely kept', async () => {
    const reporter = await newsroom.service.signUp();
    await flagAndDecide(reporter, 5, { action: 'keep' });
    await announce();
    expect(await sanctionsOf(reporter)).toEqual([]);
  });

  it('lead to nothing by themselves for staff', async () => {
    const colleague = await newsroom.service.signUp('moderator');
    await flagAndDecide(colleague, 5);
    await announce();
    expect(await sanctionsOf(colleague)).toEqual([]);
  });

  it('count as grave where the editor says so', async () => {
    const reporter = await newsroom.service.signUp();
    await flagAndDecide(reporter, 3, { action: 'keep', flagsUnfounded: 'grave' });
    await announce();
    expect(await sanctionsOf(reporter)).toMatchObject([{ kind: 'flagging_warning', misuse: { grave: 3 } }]);
  });
});

describe('what was imposed for them', () => {
  it('is lifted, and said to be, when one of the decisions that it rests on is reversed', async () => {
    const { reporter, decisions } = await warned();
    expect((await reverse(decisions[1])).status).toBe(201);
    await announce();
    expect(await sanctionsOf(reporter)).toMatchObject([{ liftedAt: expect.any(String), liftedBy: null }]);
    expect(await toldTo(reporter)).toEqual(['sanction_lifted', 'flag_misuse']);
    expect(await flagOnce(reporter)).toEqual([201, undefined]);
  });

  it('falls with the warning before it', async () => {
    const { reporter, decisions, warning } = await warned();
    await acknowledge(reporter, warning);
    await flagAndDecide(reporter, 3);
    await announce();
    for (const id of decisions) await reverse(id);
    await announce();
    const standing = (await sanctionsOf(reporter)).filter(({ liftedAt }) => liftedAt === null);
    expect(standing).toEqual([]);
  });

  it('stands where enough is left of it', async () => {
    const reporter = await newsroom.service.signUp();
    const decisions = await flagAndDecide(reporter, 6);
    await announce();
    await reverse(decisions[0]);
    await announce();
    expect(await sanctionsOf(reporter)).toMatchObject([{ kind: 'flagging_warning', liftedAt: null }]);
  });

  it('never comes of a decision that is undone in time', async () => {
    const reporter = await newsroom.service.signUp();
    const decisions = await flagAndDecide(reporter, 5);
    await reverse(decisions[4]);
    await announce();
    expect(await sanctionsOf(reporter)).toEqual([]);
  });

  it('is on the audit log with number and gravity', async () => {
    const { reporter, warning } = await warned();
    const admin = await newsroom.service.signUp('admin');
    const answer = await admin.get(`/moderation/audit?subjectId=${reporter.account.id}`);
    const { items } = answer.body as { items: { act: string; actor: object; details: object }[] };
    expect(items.find(({ act }) => act === 'account.sanctioned')).toMatchObject({
      actor: { type: 'system', id: 'sanctions' },
      details: { sanctionId: warning.id, settled: 5, unfounded: 5, grave: 0 },
    });
  });
});

describe('a decision', () => {
  it('says of the flags that they had no ground only where the comment is kept', async () => {
    const { id, version } = await newsroom.reported();
    const verdict = { action: 'remove', reason: 'spam', flagsUnfounded: 'plain', version };
    const answer = await newsroom.editor.post(`/moderation/cases/${id}/decisions`, verdict);
    expect([answer.status, answer.body]).toMatchObject([422, { errors: [{ path: 'flagsUnfounded' }] }]);
  });
});
