import type { Clock } from '../platform/clock.js';
import type { Viewer } from '../platform/http/permissions.js';
import { hashToken, isExpired, isToken, LAST_USED_STEP_MS } from './access-token.js';
import type { AccessTokenStore } from './access-token-store.js';
import { toViewer } from './account.js';
import type { AccountStore } from './account-store.js';

interface FindViewerDeps {
  readonly accountStore: Pick<AccountStore, 'findById'>;
}

interface ResolveTokenDeps extends FindViewerDeps {
  readonly accessTokenStore: Pick<AccessTokenStore, 'findByHash' | 'noteUse'>;
  readonly clock: Clock;
}

/** Whose session it is; read at each request, so that a new role or the end of an account holds at once. */
export async function findViewer({ accountStore }: FindViewerDeps, accountId: string): Promise<Viewer | null> {
  const account = await accountStore.findById(accountId);
  return account && toViewer(account);
}

/** Whose access token it is; null for one that is unknown, revoked or expired. */
export async function resolveToken(deps: ResolveTokenDeps, token: string): Promise<Viewer | null> {
  const { accessTokenStore, clock } = deps;
  const found = isToken(token) ? await accessTokenStore.findByHash(hashToken(token)) : null;
  const now = clock.now();
  if (found === null || isExpired(found, now)) return null;
  if (now.getTime() - (found.lastUsedAt?.getTime() ?? 0) >= LAST_USED_STEP_MS) {
    await accessTokenStore.noteUse(found.id, now);
  }
  return findViewer(deps, found.accountId);
}
