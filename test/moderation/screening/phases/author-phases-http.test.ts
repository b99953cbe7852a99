import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { HOUR_MS, MINUTE_MS } from '../../../../src/platform/clock.js';
import type { ServiceClient } from '../../../support/client.js';
import { comment, newText, publish } from '../../../support/comments.js';
import { createMovingClock } from '../../../support/moving-clock.js';
import { removeComment } from '../../../support/removal.js';
import { startService, type TestService } from '../../../support/service.js';
import { changeScreening } from '../../../support/settings.js';

const clock = createMovingClock();
let service: TestService;
let editor: ServiceClient;
let author: ServiceClient;
let slug: string;

beforeAll(async () => {
  service = await startService({ clock });
  editor = await service.signUp('editor');
});
beforeEach(async () => {
  author = await service.signUp();
  slug = await publish(editor);
});
afterEach(() => changeScreening(editor, null));
afterAll(() => service.stop());

const post = (by: ServiceClient, to = slug) => by.post(`/articles/${to}/comments`, { body: newText() });
const outcomeOf = async (answer: Promise<{ readonly status: number; readonly body: unknown }>) => {
  const { status, body } = await answer;
  return status === 201 ? (body as { status: string }).status : (body as { code: string }).code;
};

describe('an author whose e-mail address is not verified', () => {
  const verify = () =>
    service.context.connection
      .collection('accounts')
      .updateOne({ email: author.account.email }, { $set: { emailVerifiedAt: clock.now() } });

  it('is published at once by default', async () => {
    expect(await outcomeOf(post(author))).toBe('published');
  });

  it.each([
    ['hold', 'held'],
    ['refuse', 'email_unverified'],
  ])('is no different once it is, where the settings say %s', async (unverifiedEmail, outcome) => {
    await changeScreening(editor, { standing: { unverifiedEmail } });
    expect(await outcomeOf(post(author))).toBe(outcome);
    await verify();
    expect(await outcomeOf(post(author))).toBe('published');
  });

  it('may not edit either where the settings say refuse', async () => {
    const { id } = await comment(author, slug);
    await changeScreening(editor, { standing: { unverifiedEmail: 'refuse' } }, 'health-management');
    expect((await author.patch(`/comments/${id}`, { body: newText() })).body).toMatchObject({
      code: 'email_unverified',
    });
    expect(await outcomeOf(post(author, await publish(editor, { section: 'roads' })))).toBe('published');
    await changeScreening(editor, null, 'health-management');
  });
});

describe('an author who posts much', () => {
  it('is asked to wait, until some time has gone by', async () => {
    await changeScreening(editor, { flood: { authorComments: 2, authorMinutes: 5 } });
    expect(await outcomeOf(post(author))).toBe('published');
    expect(await outcomeOf(post(author))).toBe('published');
    const answer = await post(author);
    expect(answer.body).toMatchObject({
      code: 'comment_rejected',
      errors: [{ message: expect.stringContaining('wait a little') as unknown }],
    });
    clock.advance(5 * MINUTE_MS);
    expect(await outcomeOf(post(author))).toBe('published');
  });

  it('may edit all the same', async () => {
    await changeScreening(editor, { flood: { authorComments: 1 } });
    const { id } = await comment(author, slug);
    expect((await author.patch(`/comments/${id}`, { body: 'Put better.' })).status).toBe(200);
  });
});

describe('an article that new accounts come over', () => {
  it('publishes the first, holds the others, and leaves those alone who have been here longer', async () => {
    await changeScreening(editor, { flood: { articleComments: 2, newAccountDays: 1 } });
    const regular = author;
    clock.advance(25 * HOUR_MS);
    const fresh = await Promise.all(Array.from({ length: 3 }, () => service.signUp()));
    const outcomes: string[] = [];
    for (const reader of fresh) outcomes.push(await outcomeOf(post(reader)));
    expect(outcomes).toEqual(['published', 'published', 'held']);
    expect(await outcomeOf(post(regular))).toBe('published');
    expect(await outcomeOf(post(await service.signUp(), await publish(editor)))).toBe('published');
  });
});

describe('a new author', () => {
  it('is published at once by default', async () => {
    expect(await outcomeOf(post(author))).toBe('published');
  });

  it('waits for an editor until as many comments are published as the settings say', async () => {
    await changeScreening(editor, { newAuthor: { heldComments: 1 } }, 'health-management');
    expect(await outcomeOf(post(author))).toBe('held');
    expect(await outcomeOf(post(author, await publish(editor, { section: 'roads' })))).toBe('published');
    expect(await outcomeOf(post(author))).toBe('published');
    await changeScreening(editor, null, 'health-management');
  });
});

describe('an author much of whose writing was removed', () => {
  it('waits for an editor', async () => {
    await changeScreening(editor, { history: { minComments: 5 } });
    for (let nth = 0; nth < 5; nth += 1) await removeComment(service, editor, (await comment(author, slug)).id);
    expect(await outcomeOf(post(author))).toBe('held');
    await changeScreening(editor, { history: { minComments: 6 } });
    expect(await outcomeOf(post(author))).toBe('published');
    await changeScreening(editor, { history: { minComments: 5, maxRemovedShare: 1 } });
    expect(await outcomeOf(post(author))).toBe('published');
  });
});

describe('pre-moderation', () => {
  it.each<[string, object, string | undefined]>([
    ['the site', { premoderation: { everyComment: true } }, undefined],
    ['the section', { premoderation: { everyComment: true } }, 'health-management'],
  ])('holds every comment on %s', async (_name, screening, section) => {
    await changeScreening(editor, screening, section);
    expect(await outcomeOf(post(author))).toBe('held');
    const elsewhere = await publish(editor, { section: 'roads' });
    expect(await outcomeOf(post(author, elsewhere))).toBe(section === undefined ? 'held' : 'published');
    if (section !== undefined) await changeScreening(editor, null, section);
  });

  it('holds every comment on an article that asks for it', async () => {
    expect(await outcomeOf(post(author, await publish(editor, { commenting: 'premoderated' })))).toBe('held');
  });
});
