import type { AuditLog } from '../audit/index.js';
import { NEWSLETTER_STOP } from '../notifications/index.js';
import { signId } from '../platform/signed-ids.js';
import type { Subscription } from './subscription.js';
import type { SubscriptionStore } from './subscription-store.js';

export interface ExportSubscriptionsDeps {
  readonly subscriptionStore: Pick<SubscriptionStore, 'listConfirmed'>;
  readonly auditLog: AuditLog;
  readonly linkSecret: string;
  /** Where links begin. */
  readonly origin: string;
}

const PAGE_SIZE = 500;
const HEADER = 'email,confirmed_at,unsubscribe_url\r\n';

/**
 * Everybody on the list as CSV (RFC 4180), some hundred at a time, each with the address that stops their newsletter by
 * one request (RFC 8058). The audit log is told before the first line is read.
 */
export async function* exportSubscriptions(
  deps: ExportSubscriptionsDeps,
  editorId: string,
): AsyncGenerator<string, void> {
  const editor = { type: 'account', id: editorId } as const;
  await deps.auditLog.record({
    actor: editor,
    act: 'newsletter.exported',
    subject: { type: 'newsletter', id: 'newsletter' },
    details: {},
  });
  yield HEADER;
  let after: string | null = null;
  do {
    const page: readonly Subscription[] = await deps.subscriptionStore.listConfirmed({ after, limit: PAGE_SIZE });
    if (page.length > 0) yield page.map((each) => lineOf(deps, each)).join('');
    after = page.length === PAGE_SIZE ? (page.at(-1)?.id ?? null) : null;
  } while (after !== null);
}

/** No field needs quotes: of what an address may hold, none is a comma, a quote or a line end. */
function lineOf({ linkSecret, origin }: ExportSubscriptionsDeps, { id, email, confirmedAt }: Subscription): string {
  const stop = `${origin}/api/v1/newsletter/stop/${signId(linkSecret, NEWSLETTER_STOP, id)}`;
  return `${email},${confirmedAt?.toISOString() ?? ''},${stop}\r\n`;
}
