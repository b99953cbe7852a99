import type { Clock } from '../platform/clock.js';
import type { Account } from './account.js';
import type { AccountStore } from './account-store.js';
import type { BarredAddressStore } from './barred-address-store.js';
import { hashLinkToken, linkTokenOf, type LinkPurpose } from './link-token.js';
import type { LinkTokenStore } from './link-token-store.js';
import type { AccountMail } from './up-calls.js';

export interface PrepareAccountMailDeps {
  readonly accountStore: Pick<AccountStore, 'findById' | 'findByEmail'>;
  readonly linkTokenStore: Pick<LinkTokenStore, 'find' | 'save'>;
  readonly barredAddressStore: Pick<BarredAddressStore, 'isBarred'>;
  readonly clock: Clock;
  readonly linkSecret: string;
  /** How long a link opens what it is for, from when its mail is sent. */
  readonly linkLifetimesMs: Readonly<Record<LinkPurpose, number>>;
}

/** What the mail says. */
export type PreparedAccountMail = { readonly to: string } & (
  | { readonly purpose: LinkPurpose; readonly token: string; readonly lifetimeMs: number }
  /** `email_in_use`: an account was to get this address, which is another one's. */
  | { readonly purpose: 'password_changed' | 'email_change_asked' | 'email_changed' | 'email_in_use' }
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
  if (mail.purpose === 'email_changed') return { to: mail.email, purpose: mail.purpose };
  const account = await ownerOf(deps, mail);
  if (account?.erasedAt !== null) return null;
  switch (mail.purpose) {
    case 'password_changed':
    case 'email_change_asked':
      return { to: account.email, purpose: mail.purpose };
    case 'change_email':
      return prepareNewAddress(deps, { account, email: mail.email, nonce });
    case 'verify_email':
      if (account.emailVerifiedAt !== null) return null;
  }
  return prepareLink(deps, { account, email: account.email, purpose: mail.purpose, nonce });
}

type OfAccount = Exclude<AccountMail, { readonly purpose: 'email_changed' }>;

function ownerOf({ accountStore }: PrepareAccountMailDeps, mail: OfAccount): Promise<Account | null> {
  return mail.purpose === 'reset_password'
    ? accountStore.findByEmail(mail.email)
    : accountStore.findById(mail.accountId);
}

interface LinkInput {
  readonly account: Account;
  /** Where it goes. */
  readonly email: string;
  readonly purpose: LinkPurpose;
  readonly nonce: string;
}

/** Null where the account waits for another address by now, or for none. */
async function prepareNewAddress(
  deps: PrepareAccountMailDeps,
  { account, email, nonce }: Omit<LinkInput, 'purpose'>,
): Promise<PreparedAccountMail | null> {
  if (account.pendingEmail?.email !== email) return null;
  if (await deps.barredAddressStore.isBarred(email, deps.clock.now())) return null;
  if ((await deps.accountStore.findByEmail(email)) !== null) return { to: email, purpose: 'email_in_use' };
  return prepareLink(deps, { account, email, purpose: 'change_email', nonce });
}

async function prepareLink(
  { linkTokenStore, linkSecret, linkLifetimesMs, clock }: PrepareAccountMailDeps,
  { account, email, purpose, nonce }: LinkInput,
): Promise<PreparedAccountMail | null> {
  const token = linkTokenOf(linkSecret, purpose, nonce);
  const tokenHash = hashLinkToken(token);
  const sent = await linkTokenStore.find(tokenHash);
  if (sent !== null && sent.usedAt !== null) return null;
  const lifetimeMs = linkLifetimesMs[purpose];
  const expiresAt = new Date(clock.now().getTime() + lifetimeMs);
  await linkTokenStore.save({ tokenHash, purpose, accountId: account.id, email, expiresAt });
  return { to: email, purpose, token, lifetimeMs };
}
