import type { z } from 'zod';
import type { Clock } from '../platform/clock.js';
import type { Transact } from '../platform/database/transactions.js';
import { AppError } from '../platform/errors.js';
import type { Account } from './account.js';
import type { signUpBody } from './account-schemas.js';
import type { AccountStore } from './account-store.js';
import type { BarredAddressStore } from './barred-address-store.js';
import type { Passwords } from './passwords.js';
import type { RequestAccountMail } from './up-calls.js';

export interface SignUpDeps {
  readonly accountStore: Pick<AccountStore, 'findByEmail' | 'insert'>;
  readonly barredAddressStore: Pick<BarredAddressStore, 'isBarred'>;
  readonly passwords: Pick<Passwords, 'hash'>;
  readonly requestAccountMail: RequestAccountMail;
  readonly clock: Clock;
  readonly transact: Transact;
}

/**
 * Makes a reader's account, and has the link sent that verifies its address. Throws `address_barred`, and `email_taken`; of several with one
 * address at once, one is made.
 */
export async function signUp(deps: SignUpDeps, input: z.output<typeof signUpBody>): Promise<Account> {
  const { accountStore, barredAddressStore, passwords, clock } = deps;
  const { email, displayName, password } = input;
  // The unique index decides; looking first only saves the work of hashing.
  if ((await accountStore.findByEmail(email)) !== null) throw new AppError('email_taken');
  if (await barredAddressStore.isBarred(email, clock.now())) throw new AppError('address_barred');
  const passwordHash = await passwords.hash(password);
  const now = clock.now();
  const times = { createdAt: now, emailVerifiedAt: null, passwordSetAt: now };
  return deps.transact(async () => {
    const made = { email, displayName, role: 'reader', sections: null, passwordHash, ...times } as const;
    const account = await accountStore.insert(made);
    await deps.requestAccountMail({ purpose: 'verify_email', accountId: account.id });
    return account;
  });
}
