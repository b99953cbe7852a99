import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PageJson } from '../support/articles.js';
import type { ServiceClient } from '../support/client.js';
import { comment, publish } from '../support/comments.js';
import { createMovingClock } from '../support/moving-clock.js';
import { SAMPLE_COMMENT, verifyAddress } from '../support/notifications.js';
import { startService, type TestService } from '../support/service.js';

interface NotificationJson {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly readAt: string | null;
}
type ListJson = PageJson<NotificationJson> & { readonly unreadCount: number };

const clock = createMovingClock();
const data = { comment: SAMPLE_COMMENT };
const inHalfAMinute = () => new Date(clock.now().getTime() + 30_000);

let service: TestService;
let reader: ServiceClient;

beforeAll(async () => {
  service = await startService({ clock });
});
beforeEach(async () => {
  reader = await service.signUp();
  await verifyAddress(service, reader.account.id);
});
afterAll(() => service.stop());

const list = async (query = '', by = reader) => (await by.get(`/me/notifications${query}`)).body as ListJson;
const waiting = () =>
  service.context.connection.collection('outbox').countDocuments({ 'subject.type': 'notification' });

/** Tells the reader of a held comment as a use case would. */
async function tell(options: { readonly dedupeKey?: string; readonly notBefore?: Date } = {}): Promise<void> {
  const { notifications, transactions } = service.context;
  const told = { accountId: reader.account.id, kind: 'comment_held', data, ...options } as const;
  await transactions.transact(() => notifications.notify(told));
}

async function cancel(dedupeKey: string) {
  const { notifications, transactions } = service.context;
  return transactions.transact(() => notifications.cancelNotifications(dedupeKey));
}

describe('the list of notifications', () => {
  it('shows what was told, in words', async () => {
    await tell();
    expect(await list()).toEqual({
      items: [
        {
          id: expect.stringMatching(/^[0-9a-f]{24}$/),
          kind: 'comment_held',
          title: 'Your comment is waiting for an editor',
          text: expect.stringContaining('> Nobody asked the drivers.'),
          html: expect.stringContaining('<blockquote><p>Nobody asked the drivers.</p></blockquote>'),
          link: '/account#comment-0123456789abcdef01234567',
          at: clock.now().toISOString(),
          readAt: null,
        },
      ],
      nextCursor: null,
      unreadCount: 1,
    });
  });

  it('is read page by page, newest first and each once, also of one moment', async () => {
    for (let nth = 0; nth < 5; nth += 1) {
      if (nth % 2 === 0) clock.advance(1000);
      await tell();
    }
    const whole = (await list()).items.map(({ id }) => id);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: ListJson = await list(`?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...page.items.map(({ id }) => id));
      expect(page.unreadCount).toBe(5);
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(whole);
    expect(new Set(seen).size).toBe(5);
  });

  it('is each reader’s own', async () => {
    await tell();
    expect(await list('', await service.signUp())).toEqual({ items: [], nextCursor: null, unreadCount: 0 });
  });

  it('is read up to a place, again and again to the same effect', async () => {
    for (let nth = 0; nth < 3; nth += 1) {
      clock.advance(1000);
      await tell();
    }
    const { items } = await list();
    const readUpTo = (upTo: string | undefined) => reader.put('/me/notifications/read', { upTo });
    expect((await readUpTo(items[1]?.id)).status).toBe(204);
    const at = clock.now().toISOString();
    clock.advance(1000);
    expect((await readUpTo(items[1]?.id)).status).toBe(204);
    const after = await list();
    expect(after.items.map(({ readAt }) => readAt)).toEqual([null, at, at]);
    expect(after.unreadCount).toBe(1);
  });

  it.each([
    ['one that is not there', '0123456789abcdef01234567'],
    ['an operator', { $gt: '' }],
  ])('is not read up to %s', async (_, upTo) => {
    await tell();
    const answer = await reader.put('/me/notifications/read', { upTo });
    expect([answer.status, answer.body]).toEqual([422, expect.objectContaining({ code: 'validation_failed' })]);
    expect((await list()).unreadCount).toBe(1);
  });

  it('cannot be read up to what another account was told', async () => {
    await tell();
    const [theirs] = (await list()).items;
    const other = await service.signUp();
    expect((await other.put('/me/notifications/read', { upTo: theirs?.id })).status).toBe(422);
    expect((await list()).unreadCount).toBe(1);
  });

  it('tells the author of a comment of a reply, once published, but not of their own', async () => {
    const slug = await publish(await service.signUp('editor'));
    const parent = await comment(reader, slug);
    const other = await service.signUp('reader', { displayName: 'Zoe <i>Lee</i>' });
    await comment(other, slug, { parentId: parent.id, body: '<p>So it <em>seems</em> to me & you.</p>' });
    await comment(reader, slug, { parentId: parent.id });
    const { items } = await list();
    expect(items).toMatchObject([
      {
        kind: 'reply',
        text: 'Zoe <i>Lee</i> replied to your comment on “A made-up headline”:\n\n> So it seems to me & you.',
        html: expect.stringContaining('<p>Zoe &lt;i&gt;Lee&lt;/i&gt; replied'),
      },
    ]);
  });
});

describe('a notification that waits', () => {
  it('is not shown before its time, nor counted', async () => {
    await tell({ notBefore: inHalfAMinute() });
    expect(await list()).toMatchObject({ items: [], unreadCount: 0 });
    clock.advance(30_000);
    expect(await list()).toMatchObject({ items: [{ at: clock.now().toISOString() }], unreadCount: 1 });
  });

  it('can be taken back until then, as if it had never been, with its mail', async () => {
    await reader.patch('/me/notification-settings', { comment_held: { email: true } });
    const before = await waiting();
    await tell({ dedupeKey: `decision:${reader.account.id}`, notBefore: inHalfAMinute() });
    expect(await waiting()).toBe(before + 1);
    expect(await cancel(`decision:${reader.account.id}`)).toEqual([]);
    expect(await waiting()).toBe(before);
    clock.advance(60_000);
    expect(await list()).toMatchObject({ items: [], unreadCount: 0 });
  });

  it('stays from then on, and whoever takes it back learns who was told', async () => {
    const dedupeKey = `decision:${reader.account.id}`;
    await tell({ dedupeKey, notBefore: inHalfAMinute() });
    clock.advance(30_000);
    expect(await cancel(dedupeKey)).toEqual([{ accountId: reader.account.id, kind: 'comment_held' }]);
    expect((await list()).items).toHaveLength(1);
  });

  it('is kept when the act that takes it back fails', async () => {
    const dedupeKey = `decision:${reader.account.id}`;
    await tell({ dedupeKey, notBefore: inHalfAMinute() });
    const { notifications, transactions } = service.context;
    const attempt = transactions.transact(async () => {
      await notifications.cancelNotifications(dedupeKey);
      throw new Error('the act failed');
    });
    await expect(attempt).rejects.toThrow('the act failed');
    clock.advance(30_000);
    expect((await list()).items).toHaveLength(1);
  });

  it('is made once for one key, however often and at once it is told', async () => {
    const dedupeKey = `decision:${reader.account.id}`;
    await Promise.all(Array.from({ length: 5 }, () => tell({ dedupeKey })));
    await tell({ dedupeKey });
    expect((await list()).items).toHaveLength(1);
  });

  it('is not made by an act that fails', async () => {
    const { notifications, transactions } = service.context;
    const attempt = transactions.transact(async () => {
      await notifications.notify({ accountId: reader.account.id, kind: 'comment_held', data });
      throw new Error('the act failed');
    });
    await expect(attempt).rejects.toThrow('the act failed');
    expect((await list()).items).toEqual([]);
  });
});

describe('the choice of notifications', () => {
  it('has a default for every kind, and keeps what is chosen', async () => {
    expect((await reader.get('/me/notification-settings')).body).toMatchObject({
      reply: { inApp: true, email: true },
      flag_upheld: { inApp: true, email: false },
    });
    await reader.patch('/me/notification-settings', { flag_upheld: { email: true } });
    const answer = await reader.patch('/me/notification-settings', { reply: { inApp: false } });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ reply: { inApp: false, email: true }, flag_upheld: { email: true } });
  });

  it('decides what comes into the list, and what goes out', async () => {
    await reader.patch('/me/notification-settings', { comment_held: { inApp: false, email: true } });
    const before = await waiting();
    await tell();
    expect(await list()).toMatchObject({ items: [], unreadCount: 0 });
    expect(await waiting()).toBe(before + 1);
    await reader.patch('/me/notification-settings', { comment_held: { email: false } });
    await tell();
    expect(await waiting()).toBe(before + 1);
  });

  it('cannot take a statement of reasons out of the list', async () => {
    const answer = await reader.patch('/me/notification-settings', {
      comment_removed: { inApp: false, email: false },
      reply: { inApp: false },
    });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ errors: [{ path: 'comment_removed.inApp' }] });
    expect((await reader.get('/me/notification-settings')).body).toMatchObject({ reply: { inApp: true } });
  });

  it.each([
    [{}],
    [{ weather: { email: true } }],
    [{ reply: { email: 'yes' } }],
    [{ reply: { sms: true } }],
    [{ 'reply.email': true }],
    [{ reply: { $set: true } }],
  ])('refuses %j', async (body) => {
    expect((await reader.patch('/me/notification-settings', body)).status).toBe(422);
  });
});
