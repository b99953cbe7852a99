import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createSanctionStore } from '../../../src/moderation/index.js';
import { imposeSanction } from '../../../src/moderation/sanctions/impose-sanction.js';
import { liftSanctionsOf } from '../../../src/moderation/sanctions/lift-sanction.js';
import { DAY_MS } from '../../../src/platform/clock.js';
import { newId } from '../../../src/platform/database/ids.js';
import type { PageJson } from '../../support/articles.js';
import type { ServiceClient } from '../../support/client.js';
import { createMovingClock } from '../../support/moving-clock.js';
import { openNewsroom, type Newsroom } from '../../support/newsroom.js';

interface SanctionJson {
  readonly id: string;
}
interface RecordJson extends PageJson<SanctionJson> {
  readonly standing: object;
  readonly recommendation: object | null;
}

const clock = createMovingClock();
let newsroom: Newsroom;
let editor: ServiceClient;
let moderator: ServiceClient;
let reader: ServiceClient;

beforeAll(async () => {
  newsroom = await openNewsroom({ clock });
  editor = newsroom.editor;
  moderator = await newsroom.service.signUp('moderator');
});
beforeEach(async () => {
  reader = await newsroom.service.signUp();
});
afterAll(() => newsroom.stop());

const impose = (body: object, by = editor, on = reader) =>
  by.post(`/moderation/accounts/${on.account.id}/sanctions`, { reason: 'spam', ...body });
const imposed = async (body: object) => (await impose(body)).body as SanctionJson;
const lift = ({ id }: SanctionJson, by = editor) => by.delete(`/moderation/sanctions/${id}`);
const acknowledge = ({ id }: SanctionJson, by = reader) => by.post(`/me/sanctions/${id}/acknowledgement`);
const standing = async (of = reader) => (await of.get('/me/standing')).body as object;
const record = async (query = '') =>
  (await editor.get(`/moderation/accounts/${reader.account.id}/sanctions${query}`)).body as RecordJson;
const outcome = (answer: { status: number; body: unknown }) => [answer.status, (answer.body as { code?: string }).code];
const inDays = (days: number) => new Date(clock.now().getTime() + days * DAY_MS).toISOString();

async function actsOn(accountId: string) {
  const answer = await editor.get(`/moderation/audit?subjectId=${accountId}&subjectType=account`);
  return (answer.body as PageJson<{ act: string; actor: { id: string }; details: object }>).items;
}

const UNWARNED = { mustAcknowledge: [], mustAcknowledgeToFlag: [] };
const FREE = { commenting: 'free', commentingUntil: null, flagging: 'free', flaggingUntil: null, ...UNWARNED };

describe('imposing a sanction', () => {
  it.each<{ kind: string; days?: number; commenting?: string; flagging?: string }>([
    { kind: 'warning' },
    { kind: 'premoderation', commenting: 'premoderated' },
    { kind: 'premoderation', days: 3, commenting: 'premoderated' },
    { kind: 'commenting_suspension', days: 7, commenting: 'suspended' },
    { kind: 'flagging_suspension', days: 2, flagging: 'suspended' },
    { kind: 'ban', commenting: 'banned', flagging: 'suspended' },
  ])('sets what the account may do: $kind, days: $days', async ({ kind, days, ...restrictions }) => {
    const answer = await impose({ kind, days, note: '  Again.  ' });
    const [startsAt, endsAt] = [inDays(0), days === undefined ? null : inDays(days)];
    const { id } = answer.body as SanctionJson;
    const shown = { id, kind, reason: 'spam', startsAt, endsAt, acknowledgedAt: null };
    expect([answer.status, answer.body]).toEqual([
      201,
      {
        ...shown,
        accountId: reader.account.id,
        note: 'Again.',
        imposedBy: editor.account.id,
        decisionId: null,
        liftedBy: null,
        liftedAt: null,
      },
    ]);
    const ends = Object.fromEntries(Object.keys(restrictions).map((name) => [`${name}Until`, endsAt]));
    const mustAcknowledge = kind === 'warning' ? [id] : [];
    expect(await standing()).toEqual({ ...FREE, ...restrictions, ...ends, mustAcknowledge, sanctions: [shown] });
    expect(await actsOn(reader.account.id)).toMatchObject([
      {
        act: 'account.sanctioned',
        actor: { id: editor.account.id },
        details: { sanctionId: id, kind, reason: 'spam', decisionId: null, endsAt },
      },
    ]);
  });

  it.each<[string, object, string]>([
    ['of an unknown kind', { kind: 'flogging' }, 'kind'],
    ['without a kind', {}, 'kind'],
    ['for what is no rule', { kind: 'warning', reason: 'boring' }, 'reason'],
    ['for an operator', { kind: 'warning', reason: { $ne: '' } }, 'reason'],
    ['that is a suspension without an end', { kind: 'commenting_suspension' }, 'days'],
    ['that is a ban with an end', { kind: 'ban', days: 3 }, 'days'],
    ['of no days', { kind: 'premoderation', days: 0 }, 'days'],
    ['of more days than ten years have', { kind: 'premoderation', days: 3651 }, 'days'],
    ['with a note that is too long', { kind: 'warning', note: 'x'.repeat(2001) }, 'note'],
    ['that somebody else imposed', { kind: 'warning', imposedBy: newId() }, 'imposedBy'],
  ])('is refused %s', async (_, body, path) => {
    const answer = await impose(body);
    expect([answer.status, answer.body]).toMatchObject([422, { code: 'validation_failed', errors: [{ path }] }]);
    expect(await standing()).toEqual({ ...FREE, sanctions: [] });
  });

  it('is refused to whom it is not to decide', async () => {
    const [admin, other] = [await newsroom.service.signUp('admin'), await newsroom.service.signUp('moderator')];
    const forbidden = [403, 'forbidden'];
    expect(outcome(await impose({ kind: 'ban' }, moderator))).toEqual(forbidden);
    expect(outcome(await impose({ kind: 'warning' }, moderator, other))).toEqual(forbidden);
    expect(outcome(await impose({ kind: 'warning' }, editor, other))).toEqual(forbidden);
    expect(outcome(await impose({ kind: 'warning' }, admin, admin))).toEqual(forbidden);
    expect(outcome(await impose({ kind: 'warning' }, reader, other))).toEqual(forbidden);
    expect(await standing(other)).toEqual({ ...FREE, sanctions: [] });
    expect((await impose({ kind: 'warning' }, moderator)).status).toBe(201);
    expect((await impose({ kind: 'warning' }, admin, other)).status).toBe(201);
  });

  it('is answered 404 for an account that is not there', async () => {
    const answer = await editor.post(`/moderation/accounts/${newId()}/sanctions`, { kind: 'warning', reason: 'spam' });
    expect(outcome(answer)).toEqual([404, 'not_found']);
  });
});

describe('a sanction', () => {
  it('ends by time alone', async () => {
    await impose({ kind: 'commenting_suspension', days: 1 });
    await impose({ kind: 'premoderation', days: 2 });
    expect(await standing()).toMatchObject({ commenting: 'suspended', commentingUntil: inDays(1) });
    clock.advance(DAY_MS - 1);
    expect(await standing()).toMatchObject({ commenting: 'suspended' });
    clock.advance(1);
    expect(await standing()).toMatchObject({ commenting: 'premoderated', commentingUntil: inDays(1) });
    clock.advance(DAY_MS);
    expect(await standing()).toEqual({ ...FREE, sanctions: [] });
  });

  it('leaves nothing behind when it is lifted, once', async () => {
    await impose({ kind: 'premoderation' });
    const before = await standing();
    const sanction = await imposed({ kind: 'commenting_suspension', days: 5 });
    expect((await lift(sanction)).status).toBe(204);
    expect(await standing()).toEqual(before);
    expect((await lift(sanction)).status).toBe(204);
    const { items } = await record();
    expect(items.find(({ id }) => id === sanction.id)).toMatchObject({ liftedBy: editor.account.id });
    const lifted = (await actsOn(reader.account.id)).filter(({ act }) => act === 'sanction.lifted');
    expect(lifted).toMatchObject([{ details: { sanctionId: sanction.id, kind: 'commenting_suspension' } }]);
  });

  it('is lifted by the moderator who imposed it, or by an editor', async () => {
    const byEditor = await imposed({ kind: 'premoderation' });
    expect(outcome(await lift(byEditor, moderator))).toEqual([403, 'forbidden']);
    const byModerator = (await impose({ kind: 'premoderation' }, moderator)).body as SanctionJson;
    expect((await lift(byModerator, moderator)).status).toBe(204);
    expect((await lift(byEditor)).status).toBe(204);
  });

  it('is lifted only by whom it is to decide', async () => {
    const ban = await imposed({ kind: 'ban' });
    expect(outcome(await lift(ban, moderator))).toEqual([403, 'forbidden']);
    expect(outcome(await lift(ban, reader))).toEqual([403, 'forbidden']);
    expect(outcome(await lift({ id: newId() }))).toEqual([404, 'not_found']);
    expect(await standing()).toMatchObject({ commenting: 'banned' });
    const admin = await newsroom.service.signUp('admin');
    const onEditor = (await impose({ kind: 'warning' }, admin, editor)).body as SanctionJson;
    expect(outcome(await lift(onEditor))).toEqual([403, 'forbidden']);
    expect((await lift(onEditor, admin)).status).toBe(204);
  });

  it('is lifted once by several at once', async () => {
    const sanction = await imposed({ kind: 'premoderation' });
    const answers = await Promise.all(Array.from({ length: 6 }, () => lift(sanction)));
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204, 204, 204, 204]);
    const acts = (await actsOn(reader.account.id)).map(({ act }) => act);
    expect(acts.sort()).toEqual(['account.sanctioned', 'sanction.lifted']);
  });

  it('goes with the decision that it came with, and no other does', async () => {
    const { features, connection } = newsroom.service.context;
    const deps = { ...features, sanctionStore: createSanctionStore(connection) };
    const viewer = { id: editor.account.id, role: 'editor', sections: null } as const;
    const input = { accountId: reader.account.id, reason: 'spam', note: null, days: null };
    const decisionId = newId();
    await imposeSanction(deps, viewer, { ...input, kind: 'warning', decisionId: newId() });
    const before = await standing();
    await imposeSanction(deps, viewer, { ...input, kind: 'premoderation', decisionId });
    await imposeSanction(deps, viewer, { ...input, kind: 'commenting_suspension', days: 3, decisionId });
    expect(await standing()).toMatchObject({ commenting: 'suspended' });
    const reverse = () => features.transact(() => liftSanctionsOf(deps, decisionId, viewer.id));
    expect(await reverse()).toHaveLength(2);
    expect(await standing()).toEqual(before);
    expect(await reverse()).toEqual([]);
  });

  it('is not kept when the transaction around it fails', async () => {
    const { features } = newsroom.service.context;
    const viewer = { id: editor.account.id, role: 'editor', sections: null } as const;
    const attempt = features.transact(async () => {
      const input = { accountId: reader.account.id, kind: 'ban', reason: 'spam', note: null } as const;
      await imposeSanction(features, viewer, { ...input, days: null, decisionId: null });
      throw new Error('the rest failed');
    });
    await expect(attempt).rejects.toThrow('the rest failed');
    expect(await standing()).toEqual({ ...FREE, sanctions: [] });
    expect(await actsOn(reader.account.id)).toEqual([]);
  });
});

describe('acknowledging a warning', () => {
  it('is on record once, and asked for no more', async () => {
    const warning = await imposed({ kind: 'warning' });
    expect((await acknowledge(warning)).status).toBe(204);
    expect((await acknowledge(warning)).status).toBe(204);
    expect(await standing()).toMatchObject({ mustAcknowledge: [], sanctions: [{ acknowledgedAt: inDays(0) }] });
    const acts = (await actsOn(reader.account.id)).map(({ act }) => act);
    expect(acts.sort()).toEqual(['account.sanctioned', 'sanction.acknowledged']);
  });

  it('is for whom it was meant, and for warnings', async () => {
    const warning = await imposed({ kind: 'warning' });
    const other = await imposed({ kind: 'premoderation' });
    expect(outcome(await acknowledge(warning, moderator))).toEqual([404, 'not_found']);
    expect(outcome(await acknowledge(other))).toEqual([404, 'not_found']);
    expect(outcome(await acknowledge({ id: newId() }))).toEqual([404, 'not_found']);
    expect(await standing()).toMatchObject({ mustAcknowledge: [warning.id] });
  });
});

describe('the record of an account', () => {
  it('lists its sanctions page by page, newest first, and remembers who looked', async () => {
    const ids: string[] = [];
    for (const kind of ['warning', 'premoderation', 'ban']) ids.unshift((await imposed({ kind })).id);
    const first = await record('?limit=2');
    const second = await record(`?limit=2&cursor=${first.nextCursor ?? ''}`);
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids);
    expect(second.nextCursor).toBeNull();
    expect(first.standing).toMatchObject({ commenting: 'banned' });
    const looks = (await actsOn(reader.account.id)).filter(({ act }) => act === 'account.viewed');
    expect(looks).toMatchObject([{ actor: { id: editor.account.id } }, { actor: { id: editor.account.id } }]);
  });

  it('recommends what the removals of the last 90 days suggest, and imposes nothing', async () => {
    expect((await record()).recommendation).toBeNull();
    const commentId = await newsroom.comment({ author: reader });
    await moderator.post(`/comments/${commentId}/flags`, { reason: 'hate' });
    const { id, version } = await newsroom.caseOf(commentId);
    await editor.post(`/moderation/cases/${id}/decisions`, { action: 'remove', reason: 'hate', version });
    expect(await record()).toMatchObject({
      items: [],
      standing: FREE,
      recommendation: { kind: 'premoderation', days: null, removals: 1, points: 8 },
    });
    const settings = await editor.get('/moderation/settings');
    await editor.patch('/moderation/settings', {
      version: (settings.body as { version: number }).version,
      site: { sanctions: { recommendation: { suspendAt: 8, suspensionDays: 4 } } },
    });
    expect((await record()).recommendation).toMatchObject({ kind: 'commenting_suspension', days: 4 });
    clock.advance(90 * DAY_MS);
    expect((await record()).recommendation).toBeNull();
  });

  it('is not there for an account that is not, nor for readers', async () => {
    expect(outcome(await editor.get(`/moderation/accounts/${newId()}/sanctions`))).toEqual([404, 'not_found']);
    const answer = await reader.get(`/moderation/accounts/${reader.account.id}/sanctions`);
    expect(outcome(answer)).toEqual([403, 'forbidden']);
  });
});

describe('an account whose flagging is suspended', () => {
  it('raises no flag until that is over, and may still take back its own', async () => {
    const [commentId, flagged] = [await newsroom.comment(), await newsroom.comment()];
    await reader.post(`/comments/${flagged}/flags`, { reason: 'spam' });
    await impose({ kind: 'flagging_suspension', days: 1 });
    const refused = await reader.post(`/comments/${commentId}/flags`, { reason: 'spam' });
    expect([refused.status, refused.body]).toMatchObject([
      403,
      { code: 'flagging_suspended', detail: `You may not flag comments until ${inDays(1)}.` },
    ]);
    expect((await reader.delete(`/comments/${flagged}/flags`)).status).toBe(204);
    clock.advance(DAY_MS);
    expect((await reader.post(`/comments/${commentId}/flags`, { reason: 'spam' })).status).toBe(201);
  });

  it('is one that is banned, without an end', async () => {
    const commentId = await newsroom.comment();
    await impose({ kind: 'ban' });
    const refused = await reader.post(`/comments/${commentId}/flags`, { reason: 'spam' });
    expect(refused.body).toMatchObject({ code: 'flagging_suspended', detail: 'You may not flag comments any more.' });
  });
});
