import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createCaseOpeningStore } from '../../../src/moderation/cases/case-opening-store.js';
import { DAY_MS, HOUR_MS } from '../../../src/platform/clock.js';
import { slotAt } from '../../../src/platform/database/slots.js';
import { createMovingClock, type MovingClock } from '../../support/moving-clock.js';
import { openNewsroom, type Newsroom } from '../../support/newsroom.js';

let clock: MovingClock;
let newsroom: Newsroom;

beforeAll(async () => {
  clock = createMovingClock();
  newsroom = await openNewsroom({ clock });
});
afterAll(() => newsroom.stop());

const openings = async () => {
  const now = clock.now().getTime();
  const store = createCaseOpeningStore(newsroom.service.context.connection);
  const found = await store.countOpened(new Date(now - DAY_MS), new Date(now + 1));
  return [...found].sort((a, b) => a.slot - b.slot);
};

it('are noted each time a case begins to wait, and only then', async () => {
  const slug = await newsroom.article({ section: 'quarries' });
  const commentId = await newsroom.comment({ slug });
  const flag = async (reason: string) => {
    const reporter = await newsroom.service.signUp();
    expect((await reporter.post(`/comments/${commentId}/flags`, { reason })).status).toBe(201);
  };
  const decide = async (decision: object) => {
    const { id, version } = await newsroom.caseOf(commentId);
    const answer = await newsroom.editor.post(`/moderation/cases/${id}/decisions`, { version, ...decision });
    expect(answer.status).toBe(201);
    return (answer.body as { id: string }).id;
  };
  const first = { section: 'quarries', queue: 'reported', slot: slotAt(clock.now()), count: 1 };
  await flag('spam');
  await flag('spam');
  await decide({ action: 'escalate' });
  expect(await openings()).toEqual([first]);

  clock.advance(HOUR_MS);
  await decide({ action: 'keep' });
  const again = { ...first, slot: slotAt(clock.now()) };
  await flag('hate');
  expect(await openings()).toEqual([first, again]);

  clock.advance(HOUR_MS);
  const removal = await decide({ action: 'remove', reason: 'spam' });
  await newsroom.editor.patch(`/articles/${slug}`, { section: 'quays' });
  expect((await newsroom.editor.post(`/moderation/decisions/${removal}/reversal`, {})).status).toBe(201);
  expect((await newsroom.caseOf(commentId)).state).toBe('open');
  expect(await openings()).toEqual([first, again]);
});
