import {
  type AccessTokenStore,
  type AccountStore,
  createAccessTokenStore,
  createAccountStore,
  createPasswords,
  createSignInStrategy,
  findViewer,
  type Passwords,
  resolveToken,
} from './accounts/index.js';
import { type AuditLog, type AuditStore, createAuditLog, createAuditStore } from './audit/index.js';
import type { Config } from './config/config.js';
import { type Clock, systemClock } from './platform/clock.js';
import type { Connection } from './platform/database/connection.js';
import { createTransactions, type Transactions } from './platform/database/transactions.js';
import { createPublicCache, type PublicCache } from './platform/http/public-cache/public-cache.js';
import { createIdempotencyStore } from './platform/http/idempotency/idempotency-store.js';
import { createRunOnce, type RunOnce } from './platform/http/idempotency/idempotency.js';
import { createSessionStore } from './platform/http/sessions/session-store.js';
import { createSessions, type Sessions } from './platform/http/sessions/sessions.js';
import type { Job } from './platform/jobs/jobs.js';
import { createLogger, type Logger } from './platform/logging/logger.js';
import { createMetrics, type Metrics } from './platform/metrics/metrics.js';

export interface ContextOptions {
  readonly config: Config;
  readonly connection: Connection;
  readonly clock?: Clock;
  readonly logger?: Logger;
}

/** Every part of the service, wired. This is the only place where a feature is given what another one offers. */
export interface Context extends Platform {
  readonly audit: { readonly auditStore: AuditStore; readonly auditLog: AuditLog };
  readonly accounts: {
    readonly accountStore: AccountStore;
    readonly accessTokenStore: AccessTokenStore;
    readonly passwords: Passwords;
  };
  readonly sessions: Sessions;
  /** What is done again and again while the service runs; `main.ts` starts it. */
  readonly jobs: readonly Job[];
}

interface Platform {
  readonly config: Config;
  readonly connection: Connection;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly transactions: Transactions;
  readonly publicCache: PublicCache;
  readonly runOnce: RunOnce;
  readonly metrics: Metrics;
}

/** Wires the service on an open connection. Creates no index and starts no job; `main.ts` does. */
export function createContext(options: ContextOptions): Context {
  const platform = createPlatform(options);
  const audit = createAudit(platform);
  const { sessions, ...accounts } = createAccounts(platform);
  return { ...platform, audit, accounts, sessions, jobs: [] };
}

function createPlatform({ config, connection, ...options }: ContextOptions): Platform {
  const clock = options.clock ?? systemClock;
  const publicCache = createPublicCache(config.publicCache, clock);
  return {
    config,
    connection,
    clock,
    logger: options.logger ?? createLogger(config.logLevel),
    transactions: createTransactions(connection),
    publicCache,
    runOnce: createRunOnce({ store: createIdempotencyStore(connection), clock }),
    metrics: createMetrics(() => publicCache.counts),
  };
}

function createAudit({ connection, clock }: Platform): Context['audit'] {
  const auditStore = createAuditStore(connection);
  return { auditStore, auditLog: createAuditLog({ auditStore, clock }) };
}

function createAccounts({
  config,
  connection,
  clock,
}: Platform): Context['accounts'] & { readonly sessions: Sessions } {
  const accountStore = createAccountStore(connection);
  const accessTokenStore = createAccessTokenStore(connection);
  const passwords = createPasswords(config.accounts.passwordHash);
  const sessions = createSessions({
    ...config.session,
    secure: config.mode === 'production',
    store: createSessionStore(connection),
    clock,
    strategy: createSignInStrategy({ accountStore, passwords }),
    identities: {
      findViewer: (session) => findViewer({ accountStore }, session),
      resolveToken: (token) => resolveToken({ accountStore, accessTokenStore, clock }, token),
    },
  });
  return { accountStore, accessTokenStore, passwords, sessions };
}
