import {
  type AccessTokenStore,
  type AccountStore,
  type BarredAddressStore,
  createAccessTokenStore,
  createAccountStore,
  createBarredAddressStore,
  createLinkTokenStore,
  createPasswords,
  createSignInStrategy,
  findViewer,
  type LinkTokenStore,
  type Passwords,
  resolveToken,
} from './accounts/index.js';
import { createOpenSessionStore, type OpenSessionStore } from './platform/http/sessions/open-session-store.js';
import { createSessionStore } from './platform/http/sessions/session-store.js';
import { createSessions, type Sessions } from './platform/http/sessions/sessions.js';
import type { Platform } from './wire-platform.js';

export interface Accounts {
  readonly accountStore: AccountStore;
  readonly accessTokenStore: AccessTokenStore;
  readonly linkTokenStore: LinkTokenStore;
  readonly openSessionStore: OpenSessionStore;
  readonly barredAddressStore: BarredAddressStore;
  readonly passwords: Passwords;
}

/** The part of the composition root that wires accounts, and the sessions that stand for them. */
export function wireAccounts({ config, connection, clock }: Platform): Accounts & { readonly sessions: Sessions } {
  const accountStore = createAccountStore(connection);
  const accessTokenStore = createAccessTokenStore(connection);
  const { passwordHash, requireVerifiedEmail } = config.accounts;
  const passwords = createPasswords(passwordHash);
  const sessions = createSessions({
    ...config.session,
    secure: config.mode === 'production',
    store: createSessionStore(connection),
    clock,
    strategy: createSignInStrategy({ accountStore, passwords }),
    identities: {
      findViewer: (session) => findViewer({ accountStore, requireVerifiedEmail }, session),
      resolveToken: (token) => resolveToken({ accountStore, accessTokenStore, clock, requireVerifiedEmail }, token),
    },
  });
  const linkTokenStore = createLinkTokenStore(connection);
  const openSessionStore = createOpenSessionStore(connection);
  const barredAddressStore = createBarredAddressStore(connection, config.session.secret);
  const stores = { accountStore, accessTokenStore, linkTokenStore, openSessionStore, barredAddressStore };
  return { ...stores, passwords, sessions };
}
