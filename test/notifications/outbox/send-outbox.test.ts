import { createServer, type Server, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ServiceClient } from '../../support/client.js';
import { type MailServer, refusal, startMailServer } from '../../support/mail-server.js';
import { createMovingClock } from '../../support/moving-clock.js';
import { SAMPLE_COMMENT, sendMails, verifyAddress } from '../../support/notifications.js';
import { startService, type TestService } from '../../support/service.js';

const clock = createMovingClock();
const LONG_MS = 7 * 3_600_000;

let mailServer: MailServer;
let service: TestService;
let reader: ServiceClient;

beforeAll(async () => {
  mailServer = await startMailServer();
  service = await startService({
    clock,
    environment: {
      SMTP_URL: mailServer.url,
      MAIL_FROM: 'Comments <comments@paper.example>',
      PUBLIC_URL: 'https://paper.example',
      MAIL_ATTEMPTS: '3',
      MAIL_LEASE_SECONDS: '60',
    },
  });
});
afterAll(async () => {
  await service.stop();
  await mailServer.stop();
});

const outbox = () => service.context.connection.collection('outbox');
const received = () => mailServer.received.filter(({ recipients }) => recipients.includes(reader.account.email));

/** Tells the reader of a reply, which goes out by mail. */
async function tell(): Promise<void> {
  const data = { comment: SAMPLE_COMMENT, parentId: SAMPLE_COMMENT.commentId, authorName: 'Zoe Lee' };
  const told = { accountId: reader.account.id, kind: 'reply', data } as const;
  await service.context.transactions.transact(() => service.context.notifications.notify(told));
}

beforeEach(async () => {
  reader = await service.signUp();
  await verifyAddress(service, reader.account.id);
  await outbox().deleteMany({});
});
afterEach(() => {
  mailServer.onMail = (_mail, answer) => answer();
  mailServer.onRecipient = () => null;
});

describe('a mail', () => {
  it('goes to its reader, as text and as HTML, and tells programs what it is', async () => {
    await tell();
    await sendMails(service);
    expect(received()).toHaveLength(1);
    const { parsed, raw } = received()[0] ?? { parsed: undefined, raw: '' };
    const header = (name: string) => parsed?.headers.find(({ key }) => key === name)?.value;
    expect(parsed).toMatchObject({
      from: { name: 'Comments', address: 'comments@paper.example' },
      to: [{ address: reader.account.email, name: '' }],
      subject: 'Somebody replied to your comment',
      messageId: expect.stringMatching(/^<[0-9a-f]{24}@paper\.example>$/),
      text: expect.stringContaining('Zoe Lee replied to your comment on “Buses after eight”:'),
      html: expect.stringContaining('<blockquote><p>Nobody asked the drivers.</p></blockquote>'),
    });
    expect(parsed?.text).toContain(
      'https://paper.example/articles/buses-after-eight/comments/0123456789abcdef01234567',
    );
    expect(header('auto-submitted')).toBe('auto-generated');
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(header('list-unsubscribe')).toMatch(/^<https:\/\/paper\.example\/api\/v1\/unsubscribe\/[\w.-]+>$/);
    expect(raw).toContain('multipart/alternative');
    expect(await outbox().countDocuments()).toBe(0);
  });

  it('carries a link that stops more of its kind, also those that wait already', async () => {
    await tell();
    await sendMails(service);
    await tell();
    const link = /<(https:[^>]+)>/.exec(
      received()[0]?.parsed.headers.find(({ key }) => key === 'list-unsubscribe')?.value ?? '',
    );
    expect((await reader.agent.post(new URL(link?.[1] ?? '').pathname)).status).toBe(200);
    await sendMails(service);
    expect(received()).toHaveLength(1);
    expect(await outbox().countDocuments()).toBe(0);
  });

  it('is not sent to an address that nobody has verified', async () => {
    const { id } = reader.account;
    await service.context.accounts.accountStore.change(id, { emailVerifiedAt: null });
    await tell();
    await sendMails(service);
    expect(received()).toEqual([]);
    expect(await outbox().countDocuments()).toBe(0);
  });
});

describe('a mail that cannot be sent', () => {
  it('is tried again later and later, and given up at last', async () => {
    mailServer.onMail = (_mail, answer) => answer(refusal(451));
    await tell();
    for (const [nth, state] of [
      [1, 'waiting'],
      [2, 'waiting'],
      [3, 'dead'],
    ] as const) {
      await sendMails(service);
      await sendMails(service); // not due yet
      expect(received()).toHaveLength(nth);
      expect(await outbox().findOne()).toMatchObject({
        state,
        attempts: nth,
        failure: { code: 'EMESSAGE', response: 451 },
      });
      clock.advance(LONG_MS);
    }
    expect(new Set(received().map(({ parsed }) => parsed.messageId)).size).toBe(1);
  });

  it('is sent at the next attempt, once the server takes it', async () => {
    mailServer.onMail = (_mail, answer) => answer(refusal(451));
    await tell();
    await sendMails(service);
    mailServer.onMail = (_mail, answer) => answer();
    clock.advance(LONG_MS);
    await sendMails(service);
    expect(await outbox().countDocuments()).toBe(0);
  });

  it('is given up at once where its recipient is refused for good, which is on record', async () => {
    mailServer.onRecipient = () => refusal(550, 'no such mailbox here');
    await tell();
    await sendMails(service);
    const message = await outbox().findOne();
    expect(message).toMatchObject({ state: 'dead', attempts: 1, failure: { code: 'EENVELOPE', response: 550 } });
    const entry = await service.context.connection
      .collection('auditEntries')
      .findOne({ act: 'mail.given_up' }, { sort: { _id: -1 } });
    expect(entry).toMatchObject({
      actor: { type: 'system', id: 'outbox' },
      subject: { type: 'mail', id: message?._id.toHexString() },
      details: { attempts: 1, code: 'EENVELOPE', response: 550 },
    });
    expect(JSON.stringify(entry)).not.toContain(reader.account.email);
  });

  it('is tried again where the server drops the connection', async () => {
    mailServer.onMail = () => mailServer.cutOff();
    await tell();
    await sendMails(service);
    expect(await outbox().findOne()).toMatchObject({ state: 'waiting', attempts: 1, lease: null });
    mailServer.onMail = (_mail, answer) => answer();
    clock.advance(LONG_MS);
    await sendMails(service);
    const ids = received().map(({ parsed }) => parsed.messageId);
    expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
  });

  it('is given up when each attempt has ended with its process', async () => {
    await tell();
    await outbox().updateOne({}, { $set: { attempts: 3, lease: 'of a process that is gone' } });
    await sendMails(service);
    expect(received()).toEqual([]);
    expect(await outbox().findOne()).toMatchObject({ state: 'dead', failure: { code: 'NEVER_FINISHED' } });
  });
});

describe('a server that does not answer', () => {
  let silent: Server;
  const sockets: Socket[] = [];
  beforeAll(async () => {
    silent = createServer((socket) => void sockets.push(socket.on('error', () => undefined)));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    sockets.forEach((socket) => socket.destroy());
    await new Promise((resolve) => silent.close(resolve));
  });

  it('leaves a mail to be tried again when it takes it without a word', async () => {
    mailServer.onMail = () => undefined;
    const hasty = await startService({ environment: { SMTP_URL: mailServer.url, MAIL_LEASE_SECONDS: '2' } });
    await hasty.signUp();
    await sendMails(hasty);
    const message = await hasty.context.connection.collection('outbox').findOne();
    expect(message).toMatchObject({ state: 'waiting', attempts: 1, failure: { code: 'EABORT', response: null } });
    await hasty.stop();
  });

  it.each([
    ['says nothing', () => (silent.address() as { port: number }).port],
    ['is not there', () => 1],
  ])('leaves a mail to be tried again when it %s', async (_, port) => {
    const environment = { SMTP_URL: `smtp://127.0.0.1:${port()}`, MAIL_LEASE_SECONDS: '2' };
    const other = await startService({ environment });
    await other.signUp();
    await sendMails(other);
    expect(await other.context.connection.collection('outbox').findOne()).toMatchObject({
      state: 'waiting',
      attempts: 1,
      failure: { code: expect.stringMatching(/^(EABORT|ESOCKET|ECONNECTION|ETIMEDOUT)$/), response: null },
    });
    await other.stop();
  });
});

describe('several processes', () => {
  it('send each mail once', async () => {
    const told = 30;
    for (let nth = 0; nth < told; nth += 1) await tell();
    await Promise.all(Array.from({ length: 5 }, () => sendMails(service)));
    const ids = received().map(({ parsed }) => parsed.messageId);
    expect(ids).toHaveLength(told);
    expect(new Set(ids).size).toBe(told);
    expect(await outbox().countDocuments()).toBe(0);
  });

  it('take over a mail whose process is gone, and the slow one does not spoil it then', async () => {
    await tell();
    let answerFirst = (): void => undefined;
    const arrived = new Promise<void>((resolve) => {
      mailServer.onMail = (_mail, answer) => {
        answerFirst = answer;
        resolve();
      };
    });
    const slow = sendMails(service);
    await arrived;
    clock.advance(61_000); // its lease is over
    mailServer.onMail = (_mail, answer) => answer(refusal(451));
    await sendMails(service);
    answerFirst();
    await slow;
    // The second attempt failed, and goes by its own result.
    expect(await outbox().findOne()).toMatchObject({ state: 'waiting', attempts: 2, failure: { response: 451 } });
  });
});

describe('a service that stops', () => {
  it('finishes the mail under way, and begins no other', async () => {
    for (let nth = 0; nth < 8; nth += 1) await tell();
    const stopping = new AbortController();
    const answers: (() => void)[] = [];
    const allUnderWay = new Promise<void>((resolve) => {
      mailServer.onMail = (_mail, answer) => {
        answers.push(answer);
        if (answers.length === 4) resolve();
      };
    });
    const sending = sendMails(service, stopping.signal);
    await allUnderWay;
    stopping.abort();
    answers.forEach((answer) => answer());
    await sending;
    expect(received()).toHaveLength(4);
    expect(await outbox().countDocuments({ state: 'waiting', attempts: 0 })).toBe(4);
    expect(await outbox().countDocuments()).toBe(4);
  });
});

describe('the measures', () => {
  it('tell how many mails wait or were given up, and what became of attempts', async () => {
    await tell();
    await tell();
    await outbox().updateOne({}, { $set: { state: 'dead' } });
    const text = await service.context.metrics.render();
    expect(text).toMatch(/^outbox_messages\{state="waiting"\} 1$/m);
    expect(text).toMatch(/^outbox_messages\{state="dead"\} 1$/m);
    expect(text).toMatch(/^mail_attempts_total\{result="sent"\} \d+$/m);
    expect(text).toMatch(/^mail_attempts_total\{result="given_up"\} \d+$/m);
  });
});
