import { AppError } from '../platform/errors.js';
import type { Credentials } from './account.js';
import type { AccountStore } from './account-store.js';
import type { Passwords } from './passwords.js';

export interface ConfirmPasswordDeps {
  readonly accountStore: Pick<AccountStore, 'findCredentialsOf'>;
  readonly passwords: Pick<Passwords, 'verify'>;
}

interface Presented {
  readonly accountId: string;
  readonly currentPassword: string;
}

/**
 * Asks for the present password before what a stolen session alone must not do; whoever calls it limits how often.
 * Throws `wrong_password`.
 */
export async function confirmPassword(
  { accountStore, passwords }: ConfirmPasswordDeps,
  { accountId, currentPassword }: Presented,
): Promise<Credentials> {
  const credentials = await accountStore.findCredentialsOf(accountId);
  const matches = await passwords.verify(credentials?.passwordHash ?? null, currentPassword);
  if (credentials === null || !matches) {
    const message = 'This is not your present password.';
    throw new AppError('wrong_password', { errors: [{ path: 'currentPassword', message }] });
  }
  return credentials;
}

/**
 * The account as it is now, within a transaction. Throws `conflict` when its password is no longer the one that was
 * confirmed before.
 */
export async function stillConfirmed(
  { accountStore }: Pick<ConfirmPasswordDeps, 'accountStore'>,
  { account, passwordHash }: Credentials,
): Promise<Credentials['account']> {
  const now = await accountStore.findCredentialsOf(account.id);
  if (now?.passwordHash !== passwordHash) throw new AppError('conflict');
  return now.account;
}
