import type { Clock } from '../platform/clock.js';
import type { Account } from './account.js';
import type { AccountStore } from './account-store.js';
import { hashLinkToken, linkTokenOf, type LinkPurpose } from './link-token.js';
import type { LinkTokenStore } from './link-token-store.js';
import type { AccountMail } from './up-calls.js';

export interface PrepareAccountMailDeps {
  readonly accountStore: Pick<AccountStore, 'findById' | 'findByEmail'>;
  readonly linkTokenStore: Pick<LinkTokenStore, 'find' | 'save'>;
  readonly clock: Clock;
  readonly linkSecret: string;
  /** How long a link opens what it is for, from when its mail is sent. */
  readonly linkLifetimesMs: Readonly<Record<LinkPurpose, number>>;
}

/** What the mail says. */
export type PreparedAccountMail = { readonly to: string } & (
  | { readonly purpose: LinkPurpose; readonly token: string; readonly lifetimeMs: number }
  | { readonly purpose: 'password_changed' }
);

/**
 * Finds out to whom an account mail goes, and makes its link good; null where it has nobody to go to, or has become
 * needless. The same `nonce` gives the same link, so it may be called again for a mail that was not sent for sure.
 */
export async function prepareAccountMail(
  deps: PrepareAccountMailDeps,
  mail: AccountMail,
  nonce: string,
): Promise<PreparedAccountMail | null> {
  const account = await recipientOf(deps, mail);
  if (account === null) return null;
  if (mail.purpose === 'password_changed') return { to: account.email, purpose: mail.purpose };
  if (mail.purpose === 'verify_email' && account.emailVerifiedAt !== null) return null;
  return prepareLink(deps, { account, purpose: mail.purpose, nonce });
}

function recipientOf({ accountStore }: PrepareAccountMailDeps, mail: AccountMail): Promise<Account | null> {
  return mail.purpose === 'reset_password'
    ? accountStore.findByEmail(mail.email)
    : accountStore.findById(mail.accountId);
}

interface LinkInput {
  readonly account: Account;
  readonly purpose: LinkPurpose;
  readonly nonce: string;
}

async function prepareLink(
  { linkTokenStore, linkSecret, linkLifetimesMs, clock }: PrepareAccountMailDeps,
  { account, purpose, nonce }: LinkInput,
): Promise<PreparedAccountMail | null> {
  const token = linkTokenOf(linkSecret, purpose, nonce);
  const tokenHash = hashLinkToken(token);
  const sent = await linkTokenStore.find(tokenHash);
  if (sent !== null && sent.usedAt !== null) return null;
  const lifetimeMs = linkLifetimesMs[purpose];
  const expiresAt = new Date(clock.now().getTime() + lifetimeMs);
  await linkTokenStore.save({ tokenHash, purpose, accountId: account.id, email: account.email, expiresAt });
  return { to: account.email, purpose, token, lifetimeMs };
}
