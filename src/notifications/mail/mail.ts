/** A mail as it leaves the service: to one person, with the same words as text and as HTML. */
export interface Mail {
  /** The same at each attempt; its Message-ID is made from it. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Where one request stops such mails; null for one that nobody can do without. */
  readonly unsubscribeUrl: string | null;
}

/** Sends a mail, or rejects; when `signal` is aborted it ends at once. It may have been sent although it rejects. */
export type SendMail = (mail: Mail, signal: AbortSignal) => Promise<void>;

/** The part of a sender after the @: of `Name <address>`, or of an address alone. */
export function domainOf(sender: string): string {
  return sender.slice(sender.lastIndexOf('@') + 1).replace('>', '');
}

/** RFC 3834 and RFC 8058: nobody's absence is to be answered, and one request stops such mails. */
export function headersOf({ unsubscribeUrl }: Mail): Readonly<Record<string, string>> {
  return {
    'Auto-Submitted': 'auto-generated',
    ...(unsubscribeUrl === null
      ? {}
      : { 'List-Unsubscribe': `<${unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
  };
}
