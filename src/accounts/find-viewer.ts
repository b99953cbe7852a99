import type { Clock } from '../platform/clock.js';
import type { Viewer } from '../platform/http/permissions.js';
import { hashToken, isExpired, isToken, LAST_USED_STEP_MS } from './access-token.js';
import type { AccessTokenStore } from './access-token-store.js';
import { type Account, toViewer } from './account.js';
import type { AccountStore } from './account-store.js';

interface FindViewerDeps {
  readonly accountStore: Pick<AccountStore, 'findById'>;
  /** Whether who has not verified their e-mail address may only read. */
  readonly requireVerifiedEmail: boolean;
}

interface ResolveTokenDeps extends FindViewerDeps {
  readonly accessTokenStore: Pick<AccessTokenStore, 'findByHash' | 'noteUse'>;
  readonly clock: Clock;
}

interface OpenSession {
  readonly accountId: string;
  /** When it was begun, in milliseconds since 1970. */
  readonly at: number;
}

/**
 * Whose session it is; null when the account was erased, or its password set anew since the session began. Read at each request, so that a new role or
 * password holds at once.
 */
export async function findViewer(deps: FindViewerDeps, session: OpenSession): Promise<Viewer | null> {
  const account = await deps.accountStore.findById(session.accountId);
  if (account?.erasedAt !== null || account.passwordSetAt.getTime() > session.at) return null;
  return viewerFor(deps, account);
}

function viewerFor({ requireVerifiedEmail }: FindViewerDeps, account: Account): Viewer {
  return { ...toViewer(account), mustVerifyEmail: requireVerifiedEmail && account.emailVerifiedAt === null };
}

/** Whose access token it is; null for one that is unknown, revoked or expired. */
export async function resolveToken(deps: ResolveTokenDeps, token: string): Promise<Viewer | null> {
  const { accountStore, accessTokenStore, clock } = deps;
  const found = isToken(token) ? await accessTokenStore.findByHash(hashToken(token)) : null;
  const now = clock.now();
  if (found === null || isExpired(found, now)) return null;
  if (now.getTime() - (found.lastUsedAt?.getTime() ?? 0) >= LAST_USED_STEP_MS) {
    await accessTokenStore.noteUse(found.id, now);
  }
  const account = await accountStore.findById(found.accountId);
  return account?.erasedAt === null ? viewerFor(deps, account) : null;
}
