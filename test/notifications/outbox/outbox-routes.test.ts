import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '../../../src/platform/database/ids.js';
import type { PageJson } from '../../support/articles.js';
import type { ServiceClient } from '../../support/client.js';
import { sendMails } from '../../support/notifications.js';
import { startService, type TestService } from '../../support/service.js';

interface MessageJson {
  readonly id: string;
  readonly state: string;
}

let service: TestService;
let admin: ServiceClient;

beforeAll(async () => {
  service = await startService();
  admin = await service.signUp('admin');
});
beforeEach(async () => {
  await outbox().deleteMany({});
  await service.signUp(); // which puts a mail into the outbox
});
afterAll(() => service.stop());

const outbox = () => service.context.connection.collection('outbox');
const list = async (query = '') => (await admin.get(`/moderation/outbox${query}`)).body as PageJson<MessageJson>;
const giveUp = () =>
  outbox().updateMany({}, { $set: { state: 'dead', attempts: 12, failure: { code: 'EENVELOPE', response: 550 } } });

describe('the list of mails that were given up', () => {
  it('says why, but not to whom, nor with which link', async () => {
    await giveUp();
    const answer = await admin.get('/moderation/outbox');
    expect(answer.body).toEqual({
      items: [
        {
          id: expect.any(String),
          about: 'verify_email',
          state: 'dead',
          createdAt: expect.any(String),
          dueAt: expect.any(String),
          attempts: 12,
          failure: { code: 'EENVELOPE', response: 550 },
        },
      ],
      nextCursor: null,
    });
  });

  it('can be that of mails that wait', async () => {
    expect((await list('?state=dead')).items).toEqual([]);
    expect((await list('?state=waiting')).items).toMatchObject([{ state: 'waiting' }]);
  });

  it('is read page by page', async () => {
    for (let nth = 0; nth < 4; nth += 1) await service.signUp();
    const whole = (await list('?state=waiting')).items.map(({ id }) => id);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: PageJson<MessageJson> = await list(
        `?state=waiting&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(whole);
    expect(seen).toHaveLength(5);
  });

  it.each(['?state=sent', '?state[$ne]=dead', '?colour=red'])('refuses %s', async (query) => {
    expect((await admin.get(`/moderation/outbox${query}`)).status).toBe(422);
  });
});

describe('having a mail tried again', () => {
  const retry = (id: string | undefined) => admin.post(`/moderation/outbox/${id}/retry`);

  it('begins anew with it, on record', async () => {
    await giveUp();
    const [message] = (await list()).items;
    const answer = await retry(message?.id);
    expect([answer.status, answer.body]).toEqual([200, expect.objectContaining({ state: 'waiting', attempts: 0 })]);
    const { items } = (await admin.get('/moderation/audit?act=mail.retried')).body as PageJson<unknown>;
    expect(items).toMatchObject([{ subject: { type: 'mail', id: message?.id }, actor: { id: admin.account.id } }]);
    await sendMails(service);
    expect(await outbox().countDocuments()).toBe(0);
  });

  it('is for what was given up alone', async () => {
    const [waiting] = (await list('?state=waiting')).items;
    expect((await retry(waiting?.id)).status).toBe(404);
    expect((await retry(newId())).status).toBe(404);
    expect((await retry('x')).status).toBe(404);
  });
});
