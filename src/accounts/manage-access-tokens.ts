import { COMMAND_LINE, type AuditLog } from '../audit/index.js';
import type { Clock } from '../platform/clock.js';
import type { Transact } from '../platform/database/transactions.js';
import { AppError } from '../platform/errors.js';
import { type AccessToken, expiryAfter, hashToken, newToken } from './access-token.js';
import type { AccessTokenStore } from './access-token-store.js';
import type { AccountStore } from './account-store.js';

export interface AccessTokenDeps {
  readonly accountStore: Pick<AccountStore, 'findByEmail'>;
  readonly accessTokenStore: AccessTokenStore;
  readonly auditLog: AuditLog;
  readonly clock: Clock;
  readonly transact: Transact;
}

interface NewTokenInput {
  readonly email: string;
  readonly label: string;
  /** Days until it expires. */
  readonly days: number;
}

/** Makes a token for an account. `token` is told this once; the database has its hash. Throws `not_found`. */
export async function createAccessToken(
  deps: AccessTokenDeps,
  { email, label, days }: NewTokenInput,
): Promise<AccessToken & { readonly token: string }> {
  const accountId = await accountIdOf(deps, email);
  const createdAt = deps.clock.now();
  const expiresAt = expiryAfter(days, createdAt);
  const token = newToken();
  return deps.transact(async () => {
    const tokenHash = hashToken(token);
    const made = await deps.accessTokenStore.insert({ accountId, label, createdAt, expiresAt, tokenHash });
    await record(deps, 'access_token.created', made);
    return { ...made, token };
  });
}

/** The account's tokens, newest first. Throws `not_found` when there is no such account. */
export async function listAccessTokens(deps: AccessTokenDeps, email: string): Promise<readonly AccessToken[]> {
  return deps.accessTokenStore.listOf(await accountIdOf(deps, email));
}

/** Ends a token at once, by its id. Throws `not_found`. */
export async function revokeAccessToken(deps: AccessTokenDeps, id: string): Promise<AccessToken> {
  return deps.transact(async () => {
    const revoked = await deps.accessTokenStore.remove(id);
    if (revoked === null) throw new AppError('not_found', { detail: 'There is no token with this id.' });
    await record(deps, 'access_token.revoked', revoked);
    return revoked;
  });
}

async function accountIdOf({ accountStore }: AccessTokenDeps, email: string): Promise<string> {
  const account = await accountStore.findByEmail(email);
  if (account === null) throw new AppError('not_found', { detail: 'There is no account with this e-mail address.' });
  return account.id;
}

async function record(
  { auditLog }: AccessTokenDeps,
  act: 'access_token.created' | 'access_token.revoked',
  { id, accountId }: AccessToken,
): Promise<void> {
  await auditLog.record({ actor: COMMAND_LINE, act, subject: { type: 'access_token', id }, details: { accountId } });
}
