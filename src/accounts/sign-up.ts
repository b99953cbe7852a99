import type { z } from 'zod';
import type { Clock } from '../platform/clock.js';
import { AppError } from '../platform/errors.js';
import type { Account } from './account.js';
import type { signUpBody } from './account-schemas.js';
import type { AccountStore } from './account-store.js';
import type { Passwords } from './passwords.js';

export interface SignUpDeps {
  readonly accountStore: Pick<AccountStore, 'findByEmail' | 'insert'>;
  readonly passwords: Pick<Passwords, 'hash'>;
  readonly clock: Clock;
}

/** Makes a reader's account. Throws `email_taken`; of several with one address at once, one is made. */
export async function signUp(deps: SignUpDeps, input: z.output<typeof signUpBody>): Promise<Account> {
  const { accountStore, passwords, clock } = deps;
  const { email, displayName, password } = input;
  // The unique index decides; looking first only saves the work of hashing.
  if ((await accountStore.findByEmail(email)) !== null) throw new AppError('email_taken');
  const passwordHash = await passwords.hash(password);
  const now = clock.now();
  return accountStore.insert({
    email,
    displayName,
    role: 'reader',
    sections: null,
    createdAt: now,
    emailVerifiedAt: null,
    passwordHash,
    passwordSetAt: now,
  });
}
