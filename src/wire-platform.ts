import type { Config } from './config/config.js';
import { type Clock, systemClock } from './platform/clock.js';
import type { Connection } from './platform/database/connection.js';
import { createTransactions, type Transactions } from './platform/database/transactions.js';
import { createIdempotencyStore } from './platform/http/idempotency/idempotency-store.js';
import { createRunOnce, type RunOnce } from './platform/http/idempotency/idempotency.js';
import { createPublicCache, type PublicCache } from './platform/http/public-cache/public-cache.js';
import { createLiveUpdateStore } from './platform/live-updates/live-update-store.js';
import { createLiveUpdates, type LiveUpdates } from './platform/live-updates/live-updates.js';
import { createLogger, type Logger } from './platform/logging/logger.js';
import { createMetrics, type Metrics } from './platform/metrics/metrics.js';

export interface PlatformOptions {
  readonly config: Config;
  readonly connection: Connection;
  readonly clock?: Clock;
  readonly logger?: Logger;
}

/** What every feature stands on. */
export interface Platform {
  readonly config: Config;
  readonly connection: Connection;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly transactions: Transactions;
  readonly liveUpdates: LiveUpdates;
  readonly publicCache: PublicCache;
  readonly runOnce: RunOnce;
  readonly metrics: Metrics;
}

/** The part of the composition root that knows no feature. */
export function wirePlatform({ config, connection, ...options }: PlatformOptions): Platform {
  const clock = options.clock ?? systemClock;
  const logger = options.logger ?? createLogger(config.logLevel);
  const transactions = createTransactions(connection, (err) => logger.error({ err }, 'after a commit'));
  const publicCache = createPublicCache(config.publicCache, clock);
  return {
    config,
    connection,
    clock,
    logger,
    transactions,
    liveUpdates: createLiveUpdates({ ...transactions, store: createLiveUpdateStore(connection), clock, logger }),
    publicCache,
    runOnce: createRunOnce({ store: createIdempotencyStore(connection), clock }),
    metrics: createMetrics(() => publicCache.counts),
  };
}
