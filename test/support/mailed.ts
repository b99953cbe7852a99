import { sendMails } from './notifications.js';
import type { TestService } from './service.js';

export interface MailedLetter {
  readonly subject: string;
  readonly text: string;
  /** That of the link in it; empty without one. */
  readonly token: string;
}

/** Sends what waits, and reads what has gone to an address so far, newest first. */
export async function mailsTo(service: TestService, address: string): Promise<readonly MailedLetter[]> {
  await sendMails(service);
  const kept = service.context.mailbox?.list().filter(({ mail }) => mail.to === address) ?? [];
  return kept.map(({ mail: { subject, text } }) => ({
    subject,
    text,
    token: /\?token=([\w-]+)/.exec(text)?.[1] ?? '',
  }));
}
