import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ServiceClient } from '../../support/client.js';
import { type MailServer, startMailServer } from '../../support/mail-server.js';
import { SAMPLE_COMMENT, sendMails, verifyAddress } from '../../support/notifications.js';
import { startService, type TestService } from '../../support/service.js';

let mailServer: MailServer;
let service: TestService;
let reader: ServiceClient;

beforeAll(async () => {
  mailServer = await startMailServer();
  service = await startService({ environment: { SMTP_URL: mailServer.url } });
});
beforeEach(async () => {
  reader = await service.signUp();
  await verifyAddress(service, reader.account.id);
  await outbox().deleteMany({});
});
afterAll(async () => {
  await service.stop();
  await mailServer.stop();
});

const outbox = () => service.context.connection.collection('outbox');
const received = () => mailServer.received.filter(({ recipients }) => recipients.includes(reader.account.email));

/** Tells the reader of a reply, which goes out by mail, with these words of a person's in it. */
async function tell(words: string): Promise<void> {
  const comment = { ...SAMPLE_COMMENT, headline: words, excerpt: `${words}\n.\n${words}` };
  const data = { comment, parentId: comment.commentId, authorName: words };
  const told = { accountId: reader.account.id, kind: 'reply', data } as const;
  await service.context.transactions.transact(() => service.context.notifications.notify(told));
}

describe('a mail', () => {
  it.each([
    'Zoe\r\nBcc: everyone@evil.example',
    'Zoe\r\n\r\n<script>alert(1)</script>',
    'Zoe\r\n.\r\nMAIL FROM:<x@evil.example>',
    'Zoe" <everyone@evil.example>',
    '=?utf-8?q?Bcc:_everyone=40evil.example?=',
    'Zoe\u2028Bcc: everyone@evil.example',
  ])('carries what people wrote as text alone: %j', async (hostile) => {
    await tell(hostile);
    await sendMails(service);
    const [mail] = received();
    expect(received()).toHaveLength(1);
    expect(mail?.recipients).toEqual([reader.account.email]);
    expect(mail?.parsed.headers.map(({ key }) => key).sort()).toEqual([
      'auto-submitted',
      'content-type',
      'date',
      'from',
      'list-unsubscribe',
      'list-unsubscribe-post',
      'message-id',
      'mime-version',
      'subject',
      'to',
    ]);
    expect(mail?.parsed.subject).toBe('Somebody replied to your comment');
    expect(mail?.parsed.html).not.toContain('<script');
  });

  it.each([
    'ada@readers.example\r\nRCPT TO:<everyone@evil.example>',
    'ada@readers.example, everyone@evil.example',
    'ada@readers.example> <everyone@evil.example',
    '"Ada" <ada@readers.example>',
    'ada@readers.example\0',
    '',
  ])('goes to nobody where the address is %j, however that came to be', async (email) => {
    const before = mailServer.received.length;
    await service.context.connection
      .collection('accounts')
      .updateOne({ email: reader.account.email }, { $set: { email } });
    await tell('Harmless.');
    await sendMails(service);
    expect(mailServer.received).toHaveLength(before);
    expect(await outbox().findOne()).toMatchObject({ state: 'dead', failure: { code: 'BAD_ADDRESS', response: null } });
    await service.context.connection.collection('accounts').deleteOne({ email });
  });
});
