import type { Clock } from '../../platform/clock.js';
import { headersOf, type Mail, type SendMail } from './mail.js';

/** A mail that stayed here. */
export interface KeptMail {
  readonly mail: Mail;
  readonly headers: Readonly<Record<string, string>>;
  readonly at: Date;
}

/** Where mails go without a mail server: into this process's memory, the newest hundred of them. */
export interface Mailbox {
  readonly send: SendMail;
  /** Newest first. */
  readonly list: () => readonly KeptMail[];
  readonly find: (id: string) => KeptMail | null;
}

const KEPT = 100;

export function createMailbox(clock: Clock): Mailbox {
  let mails: readonly KeptMail[] = [];
  return {
    send: (mail) => {
      const others = mails.filter((kept) => kept.mail.id !== mail.id);
      mails = [{ mail, headers: headersOf(mail), at: clock.now() }, ...others].slice(0, KEPT);
      return Promise.resolve();
    },
    list: () => mails,
    find: (id) => mails.find(({ mail }) => mail.id === id) ?? null,
  };
}
