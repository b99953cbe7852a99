import { createTransport } from 'nodemailer';
import { z } from 'zod';
import { MailError } from '../outbox/failure.js';
import { SECOND_MS } from '../../platform/clock.js';
import { domainOf, headersOf, type SendMail } from './mail.js';

const CONNECT_WITHIN_MS = 10 * SECOND_MS;

interface SmtpOptions {
  readonly url: string;
  readonly from: string;
}

/** Sends by SMTP, one connection a mail. Rejects with Nodemailer's errors, or `BAD_ADDRESS`. */
export function createSmtpMailer({ url, from }: SmtpOptions): SendMail {
  const transport = createTransport({
    url,
    connectionTimeout: CONNECT_WITHIN_MS,
    greetingTimeout: CONNECT_WITHIN_MS,
    dnsTimeout: CONNECT_WITHIN_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = domainOf(from);
  return async (mail, signal) => {
    // Not left to the mail server: a line end or a comma in it would make other recipients.
    if (!z.email().safeParse(mail.to).success) throw new MailError('BAD_ADDRESS');
    await transport.sendMail({
      from,
      to: { name: '', address: mail.to },
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      messageId: `<${mail.id}@${domain}>`,
      headers: headersOf(mail),
      signal,
    });
  };
}
