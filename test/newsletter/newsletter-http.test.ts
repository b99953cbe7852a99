import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ServiceClient } from '../support/client.js';
import { createMovingClock, type MovingClock } from '../support/moving-clock.js';
import { sendMails } from '../support/notifications.js';
import { startService, type TestService } from '../support/service.js';

const HOUR_MS = 3_600_000;

let clock: MovingClock;
let service: TestService;
let editor: ServiceClient;

beforeAll(async () => {
  clock = createMovingClock();
  service = await startService({ clock });
  editor = await service.signUp('editor');
});
afterAll(() => service.stop());

let nth = 0;
const newAddress = () => `subscriber-${(nth += 1)}@readers.example`;
const ask = (email: string) => service.client().post('/newsletter/subscriptions', { email });
const confirm = (token: string) => service.client().put('/newsletter/confirmation', { token });

/** The newest mail to an address, once all that is due has been sent. */
async function mailTo(email: string) {
  await sendMails(service);
  return service.context.mailbox?.list().find(({ mail: { to } }) => to === email)?.mail;
}

async function tokenFor(email: string): Promise<string> {
  await ask(email);
  return /token=([\w.-]+)/.exec((await mailTo(email))?.text ?? '')?.[1] ?? '';
}

async function exported(): Promise<readonly string[]> {
  const answer = await editor.get('/newsletter/subscriptions/export');
  expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
  return answer.text.trimEnd().split('\r\n');
}

const lineOf = async (email: string) => (await exported()).find((line) => line.startsWith(`${email},`));

describe('signing up for the newsletter', () => {
  it('puts an address on the list once its owner has followed the link', async () => {
    const email = newAddress();
    const token = await tokenFor(email);
    expect(await lineOf(email)).toBeUndefined();
    expect((await confirm(token)).status).toBe(204);
    expect((await confirm(token)).status).toBe(204);
    expect(await lineOf(email)).toMatch(new RegExp(`^${email},[\\d-]+T[\\d:.]+Z,http`));
  });

  it('answers the same whoever is on the list, and tells the address alone', async () => {
    const [known, unknown] = [newAddress(), newAddress()];
    await confirm(await tokenFor(known));
    const answers = [await ask(known), await ask(unknown)];
    expect(answers.map(({ status, text }) => [status, text])).toEqual([
      [202, ''],
      [202, ''],
    ]);
    expect((await mailTo(known))?.subject).toBe('You get our newsletter already');
    expect((await mailTo(unknown))?.subject).toBe('Please confirm that you want our newsletter');
  });

  it('keeps one subscription an address, also of several at once', async () => {
    const email = newAddress();
    const answers = await Promise.all([ask(email), ask(email.toUpperCase()), ask(` ${email}`)]);
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    const stored = await service.context.connection.collection('newsletterSubscriptions').countDocuments({ email });
    expect(stored).toBe(1);
  });

  it('does nothing by a link that is too old, or was never sent', async () => {
    const email = newAddress();
    const token = await tokenFor(email);
    clock.advance(49 * HOUR_MS);
    for (const each of [token, '', 'a.b', `${token}x`, '0123456789abcdef01234567.forged']) {
      const answer = await confirm(each);
      expect([each, answer.status, (answer.body as { code: string }).code]).toEqual([each, 410, 'link_spent']);
    }
    expect(await lineOf(email)).toBeUndefined();
  });

  it('is given another two days by asking once more', async () => {
    const email = newAddress();
    const token = await tokenFor(email);
    clock.advance(40 * HOUR_MS);
    await ask(email);
    clock.advance(40 * HOUR_MS);
    expect((await confirm(token)).status).toBe(204);
  });

  it.each([
    'nobody',
    '=cmd@readers.example',
    '+1@readers.example',
    '-x@readers.example',
    'a,b@readers.example',
    'ä@x.example',
  ])('refuses %j, which no address is, or a spreadsheet would calculate', async (email) => {
    expect((await ask(email)).status).toBe(422);
  });

  it('sends only so many mails to an address', async () => {
    const environment = { RATE_LIMITS: 'on', RATE_LIMIT_ACCOUNT_MAIL: '2/3600' };
    const limited = await startService({ environment });
    const statuses: number[] = [];
    for (let i = 0; i < 3; i += 1) {
      const answer = await limited.client().post('/newsletter/subscriptions', { email: 'often@readers.example' });
      statuses.push(answer.status);
    }
    await limited.stop();
    expect(statuses).toEqual([202, 202, 429]);
  });
});

describe('stopping the newsletter', () => {
  const pathOf = (line: string | undefined) => new URL(line?.split(',')[2] ?? '').pathname;

  it('takes one request without session, as mail programs send it, and forgets the address', async () => {
    const email = newAddress();
    await confirm(await tokenFor(email));
    const path = pathOf(await lineOf(email));
    const send = () => service.client().agent.post(path).type('form').send('List-Unsubscribe=One-Click');
    expect((await send()).body).toEqual({ subscribed: false });
    expect((await send()).status).toBe(200);
    expect(await lineOf(email)).toBeUndefined();
    expect(await service.context.connection.collection('newsletterSubscriptions').findOne({ email })).toBeNull();
  });

  it('happens by no link that is only opened, and leads browsers to a page', async () => {
    const email = newAddress();
    await confirm(await tokenFor(email));
    const path = pathOf(await lineOf(email));
    const read = await service.client().agent.get(path);
    expect(read.body).toEqual({ subscribed: true });
    const browser = await service.client().agent.get(path).set('Accept', 'text/html');
    expect([browser.status, browser.headers.location]).toEqual([
      303,
      expect.stringMatching(/^\/newsletter\/stop\?token=/),
    ]);
    expect(await lineOf(email)).toBeDefined();
  });

  it('takes no token of the other kind', async () => {
    const token = await tokenFor(newAddress());
    expect((await service.client().agent.post(`/api/v1/newsletter/stop/${token}`)).status).toBe(404);
  });
});

describe('the export', () => {
  it('is on record with who made it', async () => {
    await exported();
    const log = await editor.get('/moderation/audit?act=newsletter.exported&limit=1');
    expect(log.body).toMatchObject({ items: [{ actor: { id: editor.account.id } }] });
  });

  it('holds everybody, however many there are', async () => {
    const now = clock.now();
    const many = Array.from({ length: 1203 }, (_, i) => ({
      email: `many-${i}@readers.example`,
      requestedAt: now,
      confirmedAt: now,
      confirmed: true,
      expiresAt: null,
    }));
    await service.context.connection.collection('newsletterSubscriptions').insertMany(many);
    const lines = await exported();
    expect(lines[0]).toBe('email,confirmed_at,unsubscribe_url');
    expect(new Set(lines.filter((line) => line.startsWith('many-'))).size).toBe(1203);
  });
});
