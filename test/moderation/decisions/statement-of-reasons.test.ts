import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SECOND_MS } from '../../../src/platform/clock.js';
import type { ServiceClient } from '../../support/client.js';
import { createMovingClock } from '../../support/moving-clock.js';
import { openNewsroom, type Newsroom } from '../../support/newsroom.js';

const clock = createMovingClock();
const WINDOW_MS = 30 * SECOND_MS;
let newsroom: Newsroom;

beforeAll(async () => {
  newsroom = await openNewsroom({ clock });
});
afterAll(() => newsroom.stop());

async function decide(commentId: string, body: object) {
  const { id, version } = await newsroom.caseOf(commentId);
  const answer = await newsroom.editor.post(`/moderation/cases/${id}/decisions`, { version, ...body });
  return { status: answer.status, ...(answer.body as { id: string }) };
}

async function toldTo(reader: ServiceClient) {
  const answer = await reader.get('/me/notifications');
  return (answer.body as { items: { kind: string }[] }).items;
}

async function flagged(author: ServiceClient): Promise<string> {
  const commentId = await newsroom.comment({ author });
  await (await newsroom.service.signUp()).post(`/comments/${commentId}/flags`, { reason: 'hate' });
  return commentId;
}

const removal = { action: 'remove', reason: 'hate', note: 'For editors.', explanation: 'It calls a group names.' };

describe('the author of a removed comment', () => {
  it('is told why once the undo window is over, and of the sanction', async () => {
    const author = await newsroom.service.signUp();
    const commentId = await flagged(author);
    const sanction = { kind: 'commenting_suspension', days: 2, note: 'For editors.' };
    await decide(commentId, { ...removal, sanction });
    expect(await toldTo(author)).toEqual([]);
    clock.advance(WINDOW_MS);
    const told = await toldTo(author);
    expect(told.map(({ kind }) => kind).sort()).toEqual(['comment_removed', 'sanction_imposed']);
    for (const words of told.map((each) => JSON.stringify(each))) {
      expect(words).toContain('The community rule it rests on');
      expect(words).toContain(removal.explanation);
      expect(words).toContain('Other readers reported it.');
    }
    expect(JSON.stringify(told)).not.toContain('For editors.');
  });

  it('is told nothing of a decision that is undone in time', async () => {
    const author = await newsroom.service.signUp();
    const { id } = await decide(await flagged(author), removal);
    await newsroom.editor.post(`/moderation/decisions/${id}/reversal`, {});
    clock.advance(WINDOW_MS);
    expect(await toldTo(author)).toEqual([]);
  });

  it('gets a correction of one that is reversed later', async () => {
    const author = await newsroom.service.signUp();
    const { id: decisionId } = await decide(await flagged(author), removal);
    clock.advance(WINDOW_MS);
    await newsroom.editor.post(`/moderation/decisions/${decisionId}/reversal`, {});
    const [correction, ...before] = await toldTo(author);
    expect(correction).toMatchObject({ kind: 'decision_corrected' });
    expect(JSON.stringify(correction)).toContain('The comment is shown again.');
    expect(before).toMatchObject([{ kind: 'comment_removed' }]);
  });
});

describe('a decision to keep', () => {
  it('tells the author of a held comment that it appears, and nobody of one that was there', async () => {
    const author = await newsroom.service.signUp();
    const slug = await newsroom.article({ commenting: 'premoderated' });
    await decide(await newsroom.comment({ author, slug }), { action: 'keep' });
    await decide(await flagged(author), { action: 'keep' });
    clock.advance(WINDOW_MS);
    expect(await toldTo(author)).toMatchObject([{ kind: 'comment_published' }]);
  });

  it('takes no words to the author', async () => {
    const answer = await decide(await flagged(await newsroom.service.signUp()), {
      action: 'keep',
      explanation: 'Fine.',
    });
    expect(answer).toMatchObject({ status: 422, errors: [{ path: 'explanation' }] });
  });
});
