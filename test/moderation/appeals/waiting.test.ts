import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { appealTo, decided, flaggedComment, ownDecisions, removal, type AppealedFile } from '../../support/appeals.js';
import { openNewsroom, type Newsroom } from '../../support/newsroom.js';

let newsroom: Newsroom;

beforeAll(async () => {
  newsroom = await openNewsroom();
});
afterAll(() => newsroom.stop());

it('stays an appeal that nobody on the staff may decide, says so, and waits for who may', async () => {
  const { author, commentId } = await flaggedComment(newsroom, 'canals');
  await newsroom.service.signUp('moderator');
  await newsroom.service.signUp('editor', { sections: ['tunnels'] });
  const reporter = await newsroom.service.signUp('admin');
  await reporter.post(`/comments/${commentId}/flags`, { reason: 'spam' });
  const decisionId = await decided(newsroom, commentId, removal);

  const waiting = { state: 'pending', waitingFor: 'another_editor' };
  expect((await appealTo(author, decisionId)).body).toMatchObject(waiting);
  expect(await ownDecisions(author)).toMatchObject([{ appeal: waiting }]);
  expect((await newsroom.caseOf(commentId)) as AppealedFile).toMatchObject({ appeals: [waiting] });
  expect((await newsroom.editor.post('/moderation/claims', { queue: 'appealed' })).body).toEqual({ items: [] });
  expect((await newsroom.editor.get('/moderation/queues')).body).toMatchObject({
    items: expect.arrayContaining([expect.objectContaining({ queue: 'appealed', open: 1 })]) as unknown,
  });

  const another = await newsroom.service.signUp('editor');
  expect(await ownDecisions(author)).toMatchObject([{ appeal: { waitingFor: 'editor' } }]);
  const claimed = await another.post('/moderation/claims', { queue: 'appealed' });
  expect(claimed.body).toMatchObject({ items: [{ commentId }] });
});

it('lists the decisions that concern an account page by page, each once, newest first', async () => {
  const { author, reporter, commentId } = await flaggedComment(newsroom, 'canals');
  const ids = [await decided(newsroom, commentId, removal)];
  for (const action of ['keep', 'keep', 'remove']) {
    const own = await newsroom.comment({
      author: reporter,
      slug: await newsroom.article({ commenting: 'premoderated' }),
    });
    ids.unshift(await decided(newsroom, own, action === 'keep' ? { action } : removal));
    const other = await newsroom.comment({ author });
    await reporter.post(`/comments/${other}/flags`, { reason: 'spam' });
    ids.unshift(await decided(newsroom, other, { action: 'keep' }));
  }
  ids.pop(); // It upheld the flag, so there is nothing to appeal.
  const seen: string[] = [];
  let cursor = '';
  do {
    const answer = await reporter.get(`/me/decisions?limit=2${cursor}`);
    const page = answer.body as { items: { id: string; decidedBy: string }[]; nextCursor: string | null };
    seen.push(...page.items.map(({ id }) => id));
    expect(JSON.stringify(page)).not.toContain(newsroom.editor.account.id);
    cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`;
  } while (cursor !== '');
  expect(seen).toEqual(ids);
  expect((await reporter.get('/me/decisions?cursor=nonsense')).status).toBe(400);
});
