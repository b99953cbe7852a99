import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startService, type TestService } from '../support/service.js';

const DAY_SECONDS = 86_400;
let service: TestService;

beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

/** By field, in days. */
async function expiryIn(collection: string) {
  const indexes = await service.context.connection.collection(collection).listIndexes().toArray();
  const found = (indexes as { key: object; expireAfterSeconds?: number }[]).flatMap(({ key, expireAfterSeconds }) =>
    expireAfterSeconds === undefined ? [] : [[Object.keys(key).join(), expireAfterSeconds / DAY_SECONDS]],
  );
  return Object.fromEntries(found) as Readonly<Record<string, number>>;
}

it('has the database delete old notifications, read ones sooner, and mails that were given up', async () => {
  expect(await expiryIn('notifications')).toEqual({ readAt: 190, createdAt: 365 });
  expect(await expiryIn('outbox')).toEqual({ createdAt: 365 });
});
