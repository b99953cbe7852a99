import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '../../../src/platform/http/permissions.js';
import type { ServiceClient } from '../../support/client.js';
import { openNewsroom, type CaseJson, type Newsroom } from '../../support/newsroom.js';

let newsroom: Newsroom;

beforeAll(async () => {
  newsroom = await openNewsroom();
});
afterAll(() => newsroom.stop());

interface SanctionJson {
  readonly kind: string;
  readonly reason: string;
  readonly decisionId: string | null;
}

const remove = ({ id, version }: CaseJson, sanction: object, by = newsroom.editor) =>
  by.post(`/moderation/cases/${id}/decisions`, { version, action: 'remove', reason: 'hate', sanction });

async function caseOn(author: ServiceClient): Promise<CaseJson> {
  const commentId = await newsroom.comment({ author });
  await (await newsroom.service.signUp()).post(`/comments/${commentId}/flags`, { reason: 'hate' });
  return newsroom.caseOf(commentId);
}

async function sanctionsOf({ account }: ServiceClient): Promise<readonly SanctionJson[]> {
  const answer = await newsroom.editor.get(`/moderation/accounts/${account.id}/sanctions`);
  return (answer.body as { items: SanctionJson[] }).items;
}

describe('a removal with a sanction', () => {
  it('imposes it for the same reason, and names the decision', async () => {
    const author = await newsroom.service.signUp();
    const sanction = { kind: 'commenting_suspension', days: 3, note: 'The third time.' };
    const answer = await remove(await caseOn(author), sanction);
    expect(answer.status).toBe(201);
    const { id } = answer.body as { id: string };
    expect(await sanctionsOf(author)).toMatchObject([{ kind: sanction.kind, reason: 'hate', decisionId: id }]);
    expect((await author.get('/me/standing')).body).toMatchObject({ commenting: 'suspended' });
  });

  it.each<[string, object, string]>([
    ['a suspension without an end', { kind: 'commenting_suspension' }, 'sanction.days'],
    ['a ban with one', { kind: 'ban', days: 2 }, 'sanction.days'],
    ['an unknown kind', { kind: 'exile' }, 'sanction.kind'],
    ['a reason of its own', { kind: 'warning', reason: 'spam' }, 'sanction.reason'],
  ])('changes nothing with %s', async (_, sanction, path) => {
    const author = await newsroom.service.signUp();
    const subject = await caseOn(author);
    const answer = await remove(subject, sanction);
    expect([answer.status, answer.body]).toMatchObject([422, { errors: [{ path }] }]);
    expect(await newsroom.caseOf(subject.commentId)).toMatchObject({ state: 'open', version: subject.version });
    expect(await sanctionsOf(author)).toEqual([]);
  });

  it.each<[Role, Role, string]>([
    ['moderator', 'reader', 'ban'],
    ['editor', 'moderator', 'warning'],
  ])('changes nothing where a %s would give a %s a %s', async (role, authorRole, kind) => {
    const author = await newsroom.service.signUp(authorRole);
    const subject = await caseOn(author);
    const answer = await remove(subject, { kind }, await newsroom.service.signUp(role));
    expect([answer.status, answer.body]).toMatchObject([403, { code: 'forbidden' }]);
    expect(await newsroom.caseOf(subject.commentId)).toMatchObject({ state: 'open', decisions: [] });
    expect(await sanctionsOf(author)).toEqual([]);
  });

  it('is the only decision that brings one', async () => {
    const { id, version } = await newsroom.reported();
    const body = { version, action: 'keep', sanction: { kind: 'warning' } };
    const answer = await newsroom.editor.post(`/moderation/cases/${id}/decisions`, body);
    expect([answer.status, answer.body]).toMatchObject([422, { errors: [{ path: 'sanction' }] }]);
  });
});
