import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { PageJson } from '../../support/articles.js';
import { idsOf, openBatchRoom, outcomes, removal, type BatchJson, type BatchRoom } from '../../support/batches.js';
import type { ServiceClient } from '../../support/client.js';

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

describe('POST /moderation/decisions', () => {
  it('decides each case as a decision alone would, in one batch', async () => {
    const cases = await several(3);
    const { batchId, items, ...rest } = await decide({ caseIds: idsOf(cases), ...removal, note: 'A wave.' });
    expect(rest).toEqual({ dryRun: false, more: false });
    expect(items.map(({ caseId }) => caseId)).toEqual(idsOf(cases));
    for (const [nth, item] of items.entries()) {
      expect(item).toMatchObject({
        status: 'decided',
        decision: { batchId, action: 'remove', reason: 'spam', note: 'A wave.' },
        change: { commentStatus: { from: 'published', to: 'removed' }, flags: { upheld: 1, dismissed: 0 } },
      });
      const after = await newsroom.caseOf(cases[nth]?.commentId ?? '');
      expect(after).toMatchObject({
        state: 'decided',
        comment: { status: 'removed' },
        flags: [{ outcome: 'upheld' }],
        decisions: [{ batchId }],
      });
    }
    const log = await editor.get('/moderation/audit?act=comment.removed&limit=3');
    const { items: entries } = log.body as PageJson<{ details: object }>;
    expect(entries.map(({ details }) => details)).toEqual(Array(3).fill(expect.objectContaining({ batchId })));
  });

  it('says what is refused on one case, and decides the others', async () => {
    const own = await reported({ author: editor });
    const flagged = await reported({ flags: [[editor, 'spam']] });
    const held = await reported();
    const changed = await reported();
    const kept = await reported();
    const fine = await reported();
    const other = await newsroom.service.signUp('moderator');
    await other.put(`/moderation/cases/${held.id}/claim`);
    await other.post(`/moderation/cases/${kept.id}/decisions`, { action: 'keep', version: kept.version });
    const nobodys = '0123456789abcdef01234567';
    const caseIds = [nobodys, ...idsOf([own, flagged, held, changed, kept, fine])];
    const versions = { [changed.id]: changed.version + 1, [fine.id]: fine.version };
    const expected = ['not_found', 'own_comment', 'own_flag', 'claimed_by_another', 'case_changed', 'case_decided'];
    const dry = await decide({ caseIds, versions, ...removal, dryRun: true });
    expect(outcomes(dry.items)).toEqual([...expected, 'decided']);
    const real = await decide({ caseIds, versions, ...removal });
    expect(outcomes(real.items)).toEqual([...expected, 'decided']);
    for (const { commentId, version } of [own, flagged, held, changed])
      expect(await newsroom.caseOf(commentId)).toMatchObject({ state: 'open', version, decisions: [] });
  });

  it.each([
    ['remove', { action: 'remove', reason: 'spam' }],
    ['keep', { action: 'keep' }],
    ['escalate', { action: 'escalate' }],
  ])('foresees in a dry run what it then does: %s', async (_, ruling) => {
    const second = await newsroom.service.signUp();
    const cases = [
      await reported(),
      await reported({
        flags: [
          [reporter, 'spam'],
          [second, 'hate'],
        ],
      }),
    ];
    const held = await newsroom.comment({ slug: await newsroom.article({ commenting: 'premoderated' }) });
    cases.push(await newsroom.caseOf(held));
    const before = await Promise.all(cases.map(({ commentId }) => newsroom.caseOf(commentId)));
    const dry = await decide({ caseIds: idsOf(cases), ...ruling, dryRun: true });
    expect(await Promise.all(cases.map(({ commentId }) => newsroom.caseOf(commentId)))).toEqual(before);
    expect(dry).toMatchObject({ batchId: null, dryRun: true });
    expect(dry.items.map(({ decision }) => decision)).toEqual([null, null, null]);
    const real = await decide({ caseIds: idsOf(cases), ...ruling });
    expect(dry.items).toEqual(real.items.map((item) => ({ ...item, decision: null })));
  });

  it.each([removal, { action: 'keep' }, { action: 'escalate' }])(
    'leaves a case that is decided so already as it is: %j',
    async (ruling) => {
      const caseIds = idsOf(await several(2));
      const first = await decide({ caseIds: caseIds.slice(0, 1), ...ruling });
      const again = await decide({ caseIds, ...ruling });
      expect(outcomes(again.items)).toEqual(['unchanged', 'decided']);
      expect(again.items[0]?.decision).toEqual(first.items[0]?.decision);
    },
  );

  it('answers a repeat with the same Idempotency-Key as the first time', async () => {
    const caseIds = idsOf(await several(2));
    const send = async () =>
      editor.agent
        .post('/api/v1/moderation/decisions')
        .set('X-CSRF-Token', await editor.csrfToken())
        .set('Idempotency-Key', `bulk-${caseIds[0]}`)
        .send({ caseIds, action: 'keep' });
    const [first, again] = [await send(), await send()];
    expect(again.body).toEqual(first.body);
    expect(outcomes((again.body as BatchJson).items)).toEqual(['decided', 'decided']);
  });

  it('keeps a moderator within their sections', async () => {
    const moderator = await newsroom.service.signUp('moderator', { sections: ['locks'] });
    const [inside, outside] = [await reported({ section: 'locks' }), await reported()];
    const { items } = await decide({ caseIds: idsOf([outside, inside]), ...removal }, moderator);
    expect(outcomes(items)).toEqual(['not_found', 'decided']);
    expect(await newsroom.caseOf(outside.commentId)).toMatchObject({ state: 'open' });
  });

  it.each<[string, object]>([
    ['no selection', { action: 'keep' }],
    ['two selections', { action: 'keep', caseIds: ['a'.repeat(24)], authorId: 'a'.repeat(24) }],
    ['no case', { action: 'keep', caseIds: [] }],
    ['a case twice', { action: 'keep', caseIds: ['a'.repeat(24), 'a'.repeat(24)] }],
    ['201 cases', { action: 'keep', caseIds: Array.from({ length: 201 }, (_, nth) => String(nth).padStart(24, '0')) }],
    ['versions of other cases', { action: 'keep', caseIds: ['a'.repeat(24)], versions: { ['b'.repeat(24)]: 1 } }],
    ['a version that is none', { action: 'keep', caseIds: ['a'.repeat(24)], versions: { ['a'.repeat(24)]: 0 } }],
    ['a removal without a reason', { action: 'remove', caseIds: ['a'.repeat(24)] }],
    ['a reason that is no rule', { action: 'remove', reason: 'dullness', caseIds: ['a'.repeat(24)] }],
    ['a sanction', { ...removal, caseIds: ['a'.repeat(24)], sanction: { kind: 'ban' } }],
    ['an object for an id', { action: 'keep', caseIds: [{ $ne: null }] }],
  ])('refuses %s', async (_, body) => {
    expect(refusal(await editor.post('/moderation/decisions', body))).toEqual([422, 'validation_failed']);
  });

  it('refuses readers', async () => {
    const answer = await reporter.post('/moderation/decisions', { caseIds: ['a'.repeat(24)], action: 'keep' });
    expect(refusal(answer)).toEqual([403, 'forbidden']);
  });
});

describe('decisions on all cases of one author', () => {
  it('take the open ones within the sections of who decides', async () => {
    const by = await newsroom.service.signUp();
    const [inside, outside] = [await reported({ author: by, section: 'locks' }), await reported({ author: by })];
    const moderator = await newsroom.service.signUp('moderator', { sections: ['locks'] });
    const body = { authorId: by.account.id, ...removal };
    const first = await decide(body, moderator);
    expect(first).toMatchObject({ items: [{ caseId: inside.id, status: 'decided' }], more: false });
    expect(first.items).toHaveLength(1);
    expect((await decide(body)).items).toMatchObject([{ caseId: outside.id, status: 'decided' }]);
    expect((await decide(body)).items).toEqual([]);
  });
});

describe('decisions on what a muted reporter opened', () => {
  it('leave alone what anybody else flagged, or what waits for another reason', async () => {
    const [nuisance, accomplice, honest] = await Promise.all(
      Array.from({ length: 3 }, () => newsroom.service.signUp()),
    );
    if (!nuisance || !accomplice || !honest) throw new Error('Nobody signed up.');
    const alone = await reported({ flags: [[nuisance, 'spam']] });
    const both = await reported({ flags: [nuisance, accomplice].map((each) => [each, 'hate'] as const) });
    const shared = await reported({ flags: [nuisance, honest].map((each) => [each, 'spam'] as const) });
    const escalated = await reported({ flags: [[nuisance, 'spam']] });
    await decide({ caseIds: [escalated.id], action: 'escalate' });
    const body = { reporterId: nuisance.account.id, action: 'keep' };
    expect(refusal(await editor.post('/moderation/decisions', body))).toEqual([409, 'reporter_not_muted']);
    for (const { account } of [nuisance, accomplice])
      await editor.put(`/moderation/accounts/${account.id}/flag-mute`, { days: 3 });
    const dry = await decide({ ...body, dryRun: true });
    expect(new Set(dry.items.map(({ caseId }) => caseId))).toEqual(new Set(idsOf([alone, both])));
    const { items, more } = await decide(body);
    expect([outcomes(items), more]).toEqual([['decided', 'decided'], false]);
    expect(await newsroom.caseOf(shared.commentId)).toMatchObject({ state: 'open' });
    expect(await newsroom.caseOf(escalated.commentId)).toMatchObject({ state: 'open' });
    await editor.delete(`/moderation/accounts/${nuisance.account.id}/flag-mute`);
    expect(refusal(await editor.post('/moderation/decisions', body))).toEqual([409, 'reporter_not_muted']);
  });
});
