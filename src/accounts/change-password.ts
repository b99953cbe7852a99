import type { Clock } from '../platform/clock.js';
import type { Transact } from '../platform/database/transactions.js';
import { confirmPassword, stillConfirmed, type ConfirmPasswordDeps } from './confirm-password.js';
import type { Passwords } from './passwords.js';
import { setPassword, type SetPasswordDeps } from './set-password.js';

export interface ChangePasswordDeps extends SetPasswordDeps {
  readonly accountStore: ConfirmPasswordDeps['accountStore'] & SetPasswordDeps['accountStore'];
  readonly passwords: Pick<Passwords, 'verify' | 'hash'>;
  readonly clock: Clock;
  readonly transact: Transact;
}

interface ChangePasswordInput {
  readonly accountId: string;
  readonly currentPassword: string;
  readonly password: string;
}

/**
 * Sets another password, which ends every session of the account; the caller begins a new one for whoever asked. Throws
 * `wrong_password`; of several at once, one is done and the others get `conflict`.
 */
export async function changePassword(deps: ChangePasswordDeps, input: ChangePasswordInput): Promise<void> {
  const confirmed = await confirmPassword(deps, input);
  const passwordHash = await deps.passwords.hash(input.password);
  await deps.transact(async () => {
    const { id } = await stillConfirmed(deps, confirmed);
    await setPassword(deps, id, { passwordHash, now: deps.clock.now() });
  });
}
