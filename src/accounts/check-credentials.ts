import { normaliseEmail, type Account } from './account.js';
import type { AccountStore } from './account-store.js';
import type { Passwords } from './passwords.js';

export interface CheckCredentialsDeps {
  readonly accountStore: Pick<AccountStore, 'findCredentials' | 'replaceHash'>;
  readonly passwords: Passwords;
}

interface GivenCredentials {
  readonly email: string;
  readonly password: string;
}

/**
 * The account that these open, or null; a wrong password and an unknown address are not told apart, by time neither.
 * A hash made at another cost than the present one is renewed, as only here the password is known.
 */
export async function checkCredentials(
  { accountStore, passwords }: CheckCredentialsDeps,
  { email, password }: GivenCredentials,
): Promise<Account | null> {
  const credentials = await accountStore.findCredentials(normaliseEmail(email));
  const matches = await passwords.verify(credentials?.passwordHash ?? null, password);
  if (credentials === null || !matches || credentials.account.erasedAt !== null) return null;
  const { account, passwordHash } = credentials;
  if (passwords.isOutdated(passwordHash)) {
    await accountStore.replaceHash(account.id, passwordHash, await passwords.hash(password));
  }
  return account;
}
