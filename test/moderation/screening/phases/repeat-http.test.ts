import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY_MS, HOUR_MS } from '../../../../src/platform/clock.js';
import type { ServiceClient } from '../../../support/client.js';
import { comment, publish } from '../../../support/comments.js';
import { createMovingClock } from '../../../support/moving-clock.js';
import { removeComment } from '../../../support/removal.js';
import { startService, type TestService } from '../../../support/service.js';
import { changeScreening } from '../../../support/settings.js';

const clock = createMovingClock(new Date());
let service: TestService;
let editor: ServiceClient;
let author: ServiceClient;
let slug: string;
let nth = 0;
let text: string;

beforeAll(async () => {
  service = await startService({ clock });
  editor = await service.signUp('editor');
});
beforeEach(async () => {
  author = await service.signUp();
  slug = await publish(editor);
  nth += 1;
  text = `Ring ${nth} times at door ${nth} for meters of make ${nth} which I sell for ${nth} pounds a piece today.`;
});
afterEach(() => changeScreening(editor, null));
afterAll(() => service.stop());

const post = async (by: ServiceClient, body: string, to = slug) => {
  const answer = await by.post(`/articles/${to}/comments`, { body });
  return answer.status === 201 ? (answer.body as { status: string }).status : (answer.body as { code: string }).code;
};
const others = (count: number) => Promise.all(Array.from({ length: count }, () => service.signUp()));

describe('the same text by its author', () => {
  it('is handed back for a day, wherever it is posted and however it is spelt', async () => {
    expect(await post(author, text)).toBe('published');
    const answer = await author.post(`/articles/${await publish(editor)}/comments`, {
      body: `<p>${text.replace('Ring', 'RING')}!!</p>`,
    });
    expect(answer.body).toMatchObject({
      code: 'comment_rejected',
      errors: [{ path: 'body', message: 'You have posted this comment already.' }],
    });
    clock.advance(DAY_MS);
    expect(await post(author, text)).toBe('published');
  });

  it('is taken for as long as the settings say', async () => {
    await changeScreening(editor, { repeat: { sameTextMinutes: 0 } });
    expect(await post(author, text)).toBe('published');
    expect(await post(author, text)).toBe('published');
  });

  it('is handed back in the same place only when it is short', async () => {
    expect(await post(author, 'Well said!')).toBe('published');
    expect(await post(author, 'Well said')).toBe('comment_rejected');
    expect(await post(author, 'Well said', await publish(editor))).toBe('published');
  });

  it('may be posted again after it was taken back, or another text was put in its place', async () => {
    const first = await comment(author, slug, { body: text });
    await author.delete(`/comments/${first.id}`);
    const second = await comment(author, slug, { body: text });
    await author.patch(`/comments/${second.id}`, { body: `${text} Or tomorrow.` });
    expect(await post(author, text)).toBe('published');
    expect(await post(author, `${text} Or tomorrow.`)).toBe('comment_rejected');
  });

  it('is no repeat of itself when it is edited', async () => {
    const { id } = await comment(author, slug, { body: text });
    const answer = await author.patch(`/comments/${id}`, { body: `<p><em>${text}</em></p>` });
    expect([answer.status, answer.body]).toMatchObject([200, { status: 'published', revision: 2 }]);
  });

  it('is accepted once when it is posted many times at one moment', async () => {
    for (let round = 0; round < 3; round += 1) {
      const body = `${text} Round ${round}.`;
      const outcomes = await Promise.all(Array.from({ length: 5 }, () => post(author, body)));
      // Held where three others were turned down before it was taken.
      const accepted = outcomes.filter((outcome) => ['published', 'held'].includes(outcome));
      expect(accepted).toHaveLength(1);
      const refused = outcomes.filter((outcome) => ['comment_rejected', 'conflict'].includes(outcome));
      expect(refused).toHaveLength(4);
    }
  });
});

describe('much the same text as a removed comment’s', () => {
  it('is held for a month, whoever posts it', async () => {
    await removeComment(service, editor, (await comment(author, slug, { body: text })).id);
    const [other, late] = [await service.signUp(), await service.signUp()];
    expect(await post(other, text.replace('today', 'tomorrow'))).toBe('held');
    clock.advance(30 * DAY_MS);
    expect(await post(late, text)).toBe('published');
  });

  it('is let through where the settings say so, and when it is short', async () => {
    await removeComment(service, editor, (await comment(author, slug, { body: text })).id);
    await removeComment(service, editor, (await comment(author, slug, { body: 'Well, no!' })).id);
    const other = await service.signUp();
    expect(await post(other, 'Well, no!')).toBe('published');
    await changeScreening(editor, { repeat: { removedDays: 0 } });
    expect(await post(other, text)).toBe('published');
  });

  it('shows an editor which comment it is like', async () => {
    const { id } = await comment(author, slug, { body: text });
    await removeComment(service, editor, id);
    const other = await service.signUp();
    const held = await comment(other, slug, { body: text });
    const [revision] = await service.context.features.revisionStore.listAll(held.id);
    expect(revision?.signals).toMatchObject([
      { detector: 'repeat', code: 'repeat.removed', score: 1, details: { comment: id, percent: 100 } },
    ]);
  });
});

describe('one text from many accounts', () => {
  it('is held from the third on, within the hour', async () => {
    const outcomes: string[] = [];
    for (const reader of await others(4)) outcomes.push(await post(reader, text));
    expect(outcomes).toEqual(['published', 'published', 'held', 'held']);
    clock.advance(HOUR_MS);
    expect(await post(author, text)).toBe('published');
  });

  it('is a wave of as many as the settings say, and never one of short texts', async () => {
    await changeScreening(editor, { repeat: { waveAccounts: 1 } });
    const [first, second] = [await service.signUp(), await service.signUp()];
    expect([await post(first, text), await post(second, text)]).toEqual(['published', 'held']);
    expect([await post(first, 'I agree.'), await post(second, 'I agree.')]).toEqual(['published', 'published']);
  });
});
