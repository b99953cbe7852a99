import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openNewsroom, type Newsroom } from '../../support/newsroom.js';
import type { ServiceClient } from '../../support/client.js';
import { changeScreening } from '../../support/settings.js';

const WORDS = 'I have walked past that bench each day for a year and never saw anybody sit on it.';

let room: Newsroom;
let author: ServiceClient;
beforeAll(async () => {
  room = await openNewsroom();
  await changeScreening(room.editor, { repeat: { sameTextMinutes: 0 } });
  author = await room.service.signUp();
});
afterAll(() => room.stop());

async function held(): Promise<string> {
  const slug = await room.article({ commenting: 'premoderated' });
  const posted = await author.post(`/articles/${slug}/comments`, { body: WORDS });
  expect(posted.body).toMatchObject({ status: 'held' });
  return (posted.body as { id: string }).id;
}

async function decide(commentId: string, action: string): Promise<void> {
  const { id, version } = await room.caseOf(commentId);
  const answer = await room.editor.post(`/moderation/cases/${id}/decisions`, { action, version });
  expect(answer.status).toBe(201);
}

const edit = async (id: string, body: string) => (await author.patch(`/comments/${id}`, { body })).body as object;

describe('an edit of a comment that an editor kept', () => {
  it('keeps its verdict when little is changed, once', async () => {
    const id = await held();
    await decide(id, 'keep');
    expect(await edit(id, WORDS.replace('a year', 'two years'))).toMatchObject({ status: 'held' });
    await decide(id, 'keep');
    const mended = WORDS.replace('a year', 'two years').replace('anybody', 'anyone');
    expect(await edit(id, mended)).toMatchObject({ status: 'published', revision: 3 });
    expect(await room.caseOf(id)).toMatchObject({ state: 'decided', revision: 3 });
    // What came after the decision has been seen by nobody.
    expect(await edit(id, mended.replace('never', 'nobody'))).toMatchObject({ status: 'held', revision: 4 });
  });

  it('is held when it brings a link that nobody has seen', async () => {
    const id = await held();
    await decide(id, 'keep');
    const linked = WORDS.replace('bench', '<a href="https://benches.example/">bench</a>');
    expect(await edit(id, linked)).toMatchObject({ status: 'held' });
  });

  it('is held when the decision only handed it on', async () => {
    const id = await held();
    await decide(id, 'keep');
    const flagged = await (await room.service.signUp()).post(`/comments/${id}/flags`, { reason: 'off_topic' });
    expect(flagged.status).toBe(201);
    await decide(id, 'escalate');
    expect(await edit(id, WORDS.replace('anybody', 'anyone'))).toMatchObject({ status: 'held' });
  });
});
