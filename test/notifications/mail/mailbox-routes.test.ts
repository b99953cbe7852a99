import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import type { ServiceClient } from '../../support/client.js';
import { SAMPLE_COMMENT, sendMails, verifyAddress } from '../../support/notifications.js';
import { startService, type TestService } from '../../support/service.js';

let service: TestService;
let reader: ServiceClient;

beforeAll(async () => {
  service = await startService();
  reader = await service.signUp();
  await verifyAddress(service, reader.account.id);
  const comment = { ...SAMPLE_COMMENT, excerpt: '</pre><script>alert(1)</script>' };
  const data = { comment, parentId: comment.commentId, authorName: '"><img src=x onerror=alert(1)>' };
  const told = { accountId: reader.account.id, kind: 'reply', data } as const;
  await service.context.transactions.transact(() => service.context.notifications.notify(told));
  await sendMails(service);
});
afterAll(() => service.stop());

const read = (path = '') => supertest(service.server).get(`/dev/mail${path}`);
const pathOfReply = async () => /href="\/dev\/mail(\/[0-9a-f]{24})">Somebody/.exec((await read()).text)?.[1] ?? '';

describe('the mailbox of a service without a mail server', () => {
  it('lists the mails, newest first', async () => {
    const { status, text, headers } = await read();
    expect(status).toBe(200);
    expect(headers['content-type']).toMatch(/^text\/html/);
    expect(headers['cache-control']).toBe('no-store');
    expect(text).toContain(`to ${reader.account.email}`);
  });

  it('shows a mail with its headers and its links, and runs nothing of it', async () => {
    const { text, headers } = await read(await pathOfReply());
    expect(text).toContain('<dt>List-Unsubscribe-Post</dt><dd>List-Unsubscribe=One-Click</dd>');
    expect(text).toContain(
      `<a href="http://127.0.0.1:3000/articles/buses-after-eight/comments/${SAMPLE_COMMENT.commentId}">`,
    );
    expect(text).not.toMatch(/<script|<img/);
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'/);
    expect(text).toContain('<iframe title="The mail as HTML" sandbox="allow-popups allow-popups-to-escape-sandbox"');
  });

  it('shows the HTML by itself in a sandbox', async () => {
    const { text, headers } = await read(`${await pathOfReply()}/html`);
    expect(text).not.toMatch(/<script|<img/);
    expect(headers['content-security-policy']).toMatch(/^sandbox allow-popups[^;]*; default-src 'none'/);
    expect(headers['content-security-policy']).not.toContain('allow-scripts');
    expect(headers['x-frame-options']).toBeUndefined();
  });

  it.each(['/0123456789abcdef01234567', '/0123456789abcdef01234567/html', '/..%2f', '/x'])(
    'answers 404 for %s',
    async (path) => {
      expect((await read(path)).status).toBe(404);
    },
  );

  it('is not there in production, nor with a mail server', async () => {
    const environment = { SMTP_URL: 'smtp://127.0.0.1:1' };
    const other = await startService({ environment });
    expect((await supertest(other.server).get('/dev/mail')).status).toBe(404);
    await other.stop();
  });
});
