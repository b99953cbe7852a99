import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Document } from 'mongodb';
import { Types } from 'mongoose';
import { createAccountImportStore } from '../../../../src/accounts/account-import-store.js';
import { createFlagImportStore, createFlagStore } from '../../../../src/flags/index.js';
import { announceOutcomes, createAnnouncementStore } from '../../../../src/moderation/index.js';
import { MINUTE_MS, SECOND_MS } from '../../../../src/platform/clock.js';
import { newId } from '../../../../src/platform/database/ids.js';
import type { ServiceClient } from '../../../support/client.js';
import { createMovingClock } from '../../../support/moving-clock.js';
import { openNewsroom, type Newsroom } from '../../../support/newsroom.js';

const clock = createMovingClock();
const WINDOW_MS = 30 * SECOND_MS;
let newsroom: Newsroom;

beforeAll(async () => {
  newsroom = await openNewsroom({ clock });
});
afterAll(() => newsroom.stop());

type Notices = Parameters<Newsroom['service']['context']['notifications']['notifyMany']>[1];

/** Runs the job as one process; `failsAt` is the page at which it ends as if killed. */
async function announce(failsAt = Infinity): Promise<void> {
  const { connection, features, notifications } = newsroom.service.context;
  let page = 0;
  const notifyMany = async (key: string, told: Notices) => {
    await notifications.notifyMany(key, told);
    page += 1;
    if (page === failsAt) throw new RangeError('Killed.');
  };
  const stores = { announcementStore: createAnnouncementStore(connection), flagStore: createFlagStore(connection) };
  await announceOutcomes({ ...features, ...stores, notifyMany }, new AbortController().signal);
}

async function decide(commentId: string, body: object): Promise<string> {
  const { id, version } = await newsroom.caseOf(commentId);
  const answer = await newsroom.editor.post(`/moderation/cases/${id}/decisions`, { version, ...body });
  expect(answer.status).toBe(201);
  return (answer.body as { id: string }).id;
}

const reverse = (id: string) => newsroom.editor.post(`/moderation/decisions/${id}/reversal`, {});

async function toldTo(reader: ServiceClient) {
  const { items } = (await reader.get('/me/notifications')).body as { items: { kind: string; text: string }[] };
  return items.map(({ kind, text }) => [kind, text.split('\n')[0]]);
}

const count = (collection: string, filter: Document = {}) =>
  newsroom.service.context.connection.collection(collection).countDocuments(filter);

describe('a reporter', () => {
  it.each([
    [{ action: 'remove', reason: 'hate' }, 'flag_upheld', /^An editor agreed with you and removed .* as hateful on/],
    [{ action: 'remove', reason: 'spam' }, 'flag_unsettled', /^An editor removed .* but for another reason than yours/],
    [
      { action: 'keep' },
      'flag_dismissed',
      /^An editor looked at the comment that you flagged as hateful on .* kept it/,
    ],
  ])('is told of %j: %s, once the undo window is over', async (verdict, kind, sentence) => {
    const commentId = await newsroom.comment();
    const reporter = await newsroom.service.signUp();
    const { id } = (await reporter.post(`/comments/${commentId}/flags`, { reason: 'hate' })).body as { id: string };
    await decide(commentId, verdict);
    await announce();
    expect(await toldTo(reporter)).toEqual([]);
    clock.advance(WINDOW_MS);
    await announce();
    await announce();
    expect(await toldTo(reporter)).toEqual([[kind, expect.stringMatching(sentence)]]);
    expect((await reporter.get('/me/notifications')).body).toMatchObject({ items: [{ link: `/account#flag-${id}` }] });
    expect(await count('announcements')).toBe(0);
  });

  it('is told once who flagged several revisions for several reasons', async () => {
    const author = await newsroom.service.signUp();
    const reporter = await newsroom.service.signUp();
    const commentId = await newsroom.comment({ author });
    await reporter.post(`/comments/${commentId}/flags`, { reason: 'spam' });
    await author.patch(`/comments/${commentId}`, { body: 'Another text that says about the same.' });
    await reporter.post(`/comments/${commentId}/flags`, { reason: 'hate' });
    await decide(commentId, { action: 'remove', reason: 'hate' });
    clock.advance(WINDOW_MS);
    await announce();
    expect(await toldTo(reporter)).toMatchObject([['flag_upheld', expect.stringContaining('as hateful')]]);
  });

  it('hears nothing of a decision that is undone in time, nor of one that hands the case on', async () => {
    const commentId = await newsroom.comment();
    const reporter = await newsroom.service.signUp();
    await reporter.post(`/comments/${commentId}/flags`, { reason: 'hate' });
    await decide(commentId, { action: 'escalate' });
    await reverse(await decide(commentId, { action: 'keep' }));
    clock.advance(WINDOW_MS);
    await announce();
    expect(await toldTo(reporter)).toEqual([]);
    expect(await count('announcements')).toBe(0);
  });

  it('gets a correction of what is reversed later, and then what is decided anew', async () => {
    const commentId = await newsroom.comment();
    const reporter = await newsroom.service.signUp();
    await reporter.post(`/comments/${commentId}/flags`, { reason: 'hate' });
    const first = await decide(commentId, { action: 'remove', reason: 'hate' });
    clock.advance(WINDOW_MS);
    await announce();
    await reverse(first);
    await announce();
    clock.advance(SECOND_MS);
    await decide(commentId, { action: 'keep' });
    clock.advance(WINDOW_MS);
    await announce();
    const kinds = (await toldTo(reporter)).map(([kind]) => kind);
    expect(kinds).toEqual(['flag_dismissed', 'flag_corrected', 'flag_upheld']);
  });

  it('is told when the author takes the comment back before anybody has decided', async () => {
    const author = await newsroom.service.signUp();
    const commentId = await newsroom.comment({ author });
    const [reporter, undecided] = [await newsroom.service.signUp(), await newsroom.service.signUp()];
    await reporter.post(`/comments/${commentId}/flags`, { reason: 'hate' });
    await undecided.post(`/comments/${commentId}/flags`, { reason: 'spam' });
    await undecided.delete(`/comments/${commentId}/flags`);
    expect((await author.delete(`/comments/${commentId}`)).status).toBe(204);
    await announce();
    await announce();
    expect(await toldTo(reporter)).toEqual([
      ['flag_unsettled', expect.stringMatching(/^Its author has taken back .* as hateful/)],
    ]);
    expect(await toldTo(undecided)).toEqual([]);
    expect(await count('announcements')).toBe(0);
  });

  it('gets it where they want it', async () => {
    const commentId = await newsroom.comment();
    const reporter = await newsroom.service.signUp();
    await reporter.patch('/me/notification-settings', { flag_upheld: { inApp: false, email: true } });
    await reporter.post(`/comments/${commentId}/flags`, { reason: 'hate' });
    await decide(commentId, { action: 'remove', reason: 'hate' });
    clock.advance(WINDOW_MS);
    const before = await count('outbox');
    await announce();
    expect(await toldTo(reporter)).toEqual([]);
    expect((await count('outbox')) - before).toBe(1);
  });
});

describe('very many reporters', () => {
  const FLAGS = 5000;

  /** As many flags on a comment, by accounts of their own. */
  async function crowdOn(commentId: string, size: number): Promise<void> {
    const { connection } = newsroom.service.context;
    const [seen] = await createFlagStore(connection).listOnComment(commentId, 1);
    if (seen === undefined) throw new Error('Somebody has to flag it first.');
    const ids = Array.from({ length: size - 1 }, newId);
    const accounts = ids.map((id) => ({
      id,
      email: `${id}@readers.example`,
      displayName: `Reader ${id}`,
      passwordHash: '',
      role: 'reader' as const,
      sections: null,
      createdAt: clock.now(),
      emailVerifiedAt: null,
      passwordSetAt: clock.now(),
    }));
    await createAccountImportStore(connection).insertAccounts(accounts);
    const flags = ids.map((reporterId) => ({ ...seen, id: newId(), reporterId }));
    await createFlagImportStore(connection).insertFlags(flags);
  }

  const toldBy = (decisionId: string) => count('notifications', { dedupeKey: `flags:${decisionId}` });

  it('cost the decision one small write, and are each told once though the process is killed on the way', async () => {
    const { commentId } = await newsroom.reported(['hate']);
    await crowdOn(commentId, FLAGS);
    const told = await count('notifications');
    const decisionId = await decide(commentId, { action: 'remove', reason: 'hate' });
    expect([await count('announcements'), (await count('notifications')) - told]).toEqual([1, 1]);

    clock.advance(WINDOW_MS);
    await expect(announce(4)).rejects.toThrow('Killed.');
    const before = await toldBy(decisionId);
    expect(before).toBeGreaterThan(0);
    await announce();
    expect(await toldBy(decisionId)).toBe(before); // the lease of the one that ended holds
    clock.advance(MINUTE_MS);
    await Promise.all([announce(), announce()]);
    expect(await toldBy(decisionId)).toBe(FLAGS);
    const { connection } = newsroom.service.context;
    const accounts = await connection.collection('notifications').distinct('accountId', {
      dedupeKey: `flags:${decisionId}`,
    });
    expect(accounts).toHaveLength(FLAGS);
  }, 120_000);

  it('are corrected as far as they were told when a decision is reversed in the middle', async () => {
    const { commentId } = await newsroom.reported(['hate']);
    await crowdOn(commentId, 1000);
    const decisionId = await decide(commentId, { action: 'keep' });
    clock.advance(WINDOW_MS);
    await expect(announce(4)).rejects.toThrow('Killed.');
    expect((await reverse(decisionId)).status).toBe(201);
    await announce();
    clock.advance(MINUTE_MS);
    await announce();
    const before = await toldBy(decisionId);
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(1000);
    expect(await count('notifications', { dedupeKey: `flags-corrected:${decisionId}` })).toBe(before);
    expect(await count('announcements', { _id: new Types.ObjectId(decisionId) })).toBe(0);
  }, 120_000);
});
