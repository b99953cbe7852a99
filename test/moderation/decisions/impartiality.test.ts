import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ServiceClient } from '../../support/client.js';
import { openNewsroom, type CaseJson, type Newsroom } from '../../support/newsroom.js';

const section = 'canals';
let newsroom: Newsroom;

beforeAll(async () => {
  newsroom = await openNewsroom();
});
afterAll(() => newsroom.stop());

const refusal = (answer: { status: number; body: unknown }) => [answer.status, (answer.body as { code: string }).code];

/** A flagged comment of this author, and its case. */
async function caseOn(author: ServiceClient, reporter: ServiceClient): Promise<CaseJson> {
  const commentId = await newsroom.comment({ author, slug: await newsroom.article({ section }) });
  await reporter.post(`/comments/${commentId}/flags`, { reason: 'hate' });
  return newsroom.caseOf(commentId);
}

async function refusals(by: ServiceClient, { id, version }: CaseJson) {
  const decision = await by.post(`/moderation/cases/${id}/decisions`, { version, action: 'keep' });
  const claim = await by.put(`/moderation/cases/${id}/claim`);
  return [refusal(decision), refusal(claim)];
}

describe('a party to a case', () => {
  it.each(['moderator', 'editor', 'admin'] as const)(
    'neither decides nor claims it as its author and %s',
    async (role) => {
      const author = await newsroom.service.signUp(role);
      const subject = await caseOn(author, await newsroom.service.signUp());
      const expected = [403, 'own_comment'];
      expect(await refusals(author, subject)).toEqual([expected, expected]);
      expect(await newsroom.caseOf(subject.commentId)).toMatchObject({ state: 'open', claim: null, decisions: [] });
    },
  );

  it('neither decides nor claims it as a reporter, also after taking the flag back', async () => {
    const reporter = await newsroom.service.signUp('moderator');
    const subject = await caseOn(await newsroom.service.signUp(), reporter);
    const expected = [403, 'own_flag'];
    expect(await refusals(reporter, subject)).toEqual([expected, expected]);
    await (await newsroom.service.signUp()).post(`/comments/${subject.commentId}/flags`, { reason: 'hate' });
    await reporter.delete(`/comments/${subject.commentId}/flags`);
    expect(await refusals(reporter, await newsroom.caseOf(subject.commentId))).toEqual([expected, expected]);
  });

  it('is given the cases of others alone, and leaves these free', async () => {
    const moderator = await newsroom.service.signUp('moderator', { sections: [section] });
    const own = await caseOn(moderator, await newsroom.service.signUp());
    const flagged = await caseOn(await newsroom.service.signUp(), moderator);
    const other = await caseOn(await newsroom.service.signUp(), await newsroom.service.signUp());
    const answer = await moderator.post('/moderation/claims', { section, limit: 20 });
    const claimed = (answer.body as { items: CaseJson[] }).items.map(({ id }) => id);
    expect(claimed).toContain(other.id);
    expect(claimed).not.toContain(own.id);
    expect(claimed).not.toContain(flagged.id);
    for (const { commentId } of [own, flagged]) expect(await newsroom.caseOf(commentId)).toMatchObject({ claim: null });
  });
});
