import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Types } from 'mongoose';
import { HOUR_MS } from '../../../src/platform/clock.js';
import { idsOf, openBatchRoom, outcomes, removal, type BatchJson, type BatchRoom } from '../../support/batches.js';
import type { ServiceClient } from '../../support/client.js';
import type { CaseJson } from '../../support/newsroom.js';

jest.setTimeout(120_000);

let newsroom: BatchRoom;
let editor: ServiceClient;
let reporter: ServiceClient;
let reported: BatchRoom['reportedBy'];
let several: BatchRoom['several'];
let decide: BatchRoom['decide'];

beforeAll(async () => {
  newsroom = await openBatchRoom();
  ({ editor, reporter, reportedBy: reported, several, decide } = newsroom);
});
afterAll(() => newsroom.stop());

const refusal = (answer: { status: number; body: unknown }) => [answer.status, (answer.body as { code: string }).code];
const reverse = (batchId: string | null, by = editor) =>
  by.post(`/moderation/decisions/batches/${batchId}/reversal`, {});

describe('reversing a batch', () => {
  it('makes everything as it was, and again changes nothing', async () => {
    const cases = await several(2);
    const alone = await reported();
    await editor.post(`/moderation/cases/${alone.id}/decisions`, { version: alone.version, ...removal });
    const { batchId } = await decide({ caseIds: idsOf(cases), ...removal });
    const answer = await reverse(batchId);
    expect(answer.status).toBe(200);
    expect(outcomes((answer.body as BatchJson).items)).toEqual(['reversed', 'reversed']);
    for (const { commentId } of cases)
      expect(await newsroom.caseOf(commentId)).toMatchObject({
        state: 'open',
        comment: { status: 'published' },
        flags: [{ outcome: 'pending' }],
      });
    expect(await newsroom.caseOf(alone.commentId)).toMatchObject({ comment: { status: 'removed' } });
    expect(outcomes(((await reverse(batchId)).body as BatchJson).items)).toEqual(['unchanged', 'unchanged']);
  });

  it('reverses the rest where a later decision stands on one', async () => {
    const [first, second] = await several(2);
    if (!first || !second) throw new Error('No case.');
    const { batchId } = await decide({ caseIds: idsOf([first, second]), action: 'escalate' });
    await decide({ caseIds: [first.id], action: 'keep' });
    const { items } = (await reverse(batchId)).body as BatchJson;
    expect(outcomes(items)).toEqual(['decision_superseded', 'reversed']);
  });

  it('is for editors, and for the moderator who took it, within their sections', async () => {
    const moderator = await newsroom.service.signUp('moderator', { sections: ['locks'] });
    const [inside, outside] = [await reported({ section: 'locks' }), await reported()];
    const { batchId } = await decide({ caseIds: idsOf([inside, outside]), ...removal });
    const seen = (await reverse(batchId, moderator)).body as BatchJson;
    expect(seen.items).toMatchObject([{ caseId: inside.id, code: 'forbidden' }]);
    const canals = await decide({ caseIds: [(await reported()).id], ...removal });
    expect(refusal(await reverse(canals.batchId, moderator))).toEqual([404, 'not_found']);
    const own = await decide({ caseIds: [(await reported({ section: 'locks' })).id], ...removal }, moderator);
    expect(outcomes(((await reverse(own.batchId, moderator)).body as BatchJson).items)).toEqual(['reversed']);
    expect(refusal(await reverse('0123456789abcdef01234567'))).toEqual([404, 'not_found']);
    expect(refusal(await reverse(own.batchId, reporter))).toEqual([403, 'forbidden']);
  });
});

describe('the undo window of a moderator', () => {
  it('begins with the last decision of a batch, for all of them', async () => {
    const moderator = await newsroom.service.signUp('moderator');
    const { batchId, items } = await decide({ caseIds: idsOf(await several(2)), ...removal }, moderator);
    const first = items[0]?.decision?.id;
    const decisions = newsroom.service.context.connection.collection('decisions');
    const setBack = (id: string | undefined) =>
      decisions.updateOne({ _id: new Types.ObjectId(id) }, { $set: { decidedAt: new Date(Date.now() - HOUR_MS) } });
    await setBack(first);
    const alone = await moderator.post(`/moderation/decisions/${first}/reversal`, {});
    expect(refusal(alone)).toEqual([403, 'undo_window_over']);
    expect(outcomes(((await reverse(batchId, moderator)).body as BatchJson).items)).toEqual(['reversed', 'reversed']);
    const later = await decide({ caseIds: idsOf(await several(1)), ...removal }, moderator);
    await setBack(later.items[0]?.decision?.id);
    const late = (await reverse(later.batchId, moderator)).body as BatchJson;
    expect(outcomes(late.items)).toEqual(['undo_window_over']);
  });
});

describe('at the same moment', () => {
  it('two calls decide each case once', async () => {
    const other = await newsroom.service.signUp('moderator');
    const cases = await several(6);
    const caseIds = idsOf(cases);
    const batches = await Promise.all([
      decide({ caseIds, ...removal }),
      decide({ caseIds: [...caseIds].reverse(), ...removal }, other),
    ]);
    for (const { id, commentId } of cases) {
      const results = batches.flatMap(({ items }) => items.filter(({ caseId }) => caseId === id));
      expect(outcomes(results).sort()).toEqual(['decided', 'unchanged']);
      const file = (await newsroom.caseOf(commentId)) as CaseJson & { decisions: readonly { id: string }[] };
      expect(file.decisions).toHaveLength(1);
      expect(results.map(({ decision }) => decision?.id)).toEqual([file.decisions[0]?.id, file.decisions[0]?.id]);
    }
  });

  it('a call and single decisions decide each case once', async () => {
    const other = await newsroom.service.signUp('moderator');
    const cases = await several(4);
    const [batch, ...alone] = await Promise.all([
      decide({ caseIds: idsOf(cases), ...removal }),
      ...[...cases]
        .reverse()
        .map(({ id, version }) => other.post(`/moderation/cases/${id}/decisions`, { version, action: 'keep' })),
    ]);
    const kept = alone.filter(({ status }) => status === 201).length;
    expect(outcomes(batch.items).filter((each) => each === 'decided')).toHaveLength(cases.length - kept);
    for (const { commentId } of cases) {
      const { decisions } = (await newsroom.caseOf(commentId)) as CaseJson & { decisions: readonly unknown[] };
      expect(decisions).toHaveLength(1);
    }
  });
});
