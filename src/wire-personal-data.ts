import { eraseAccounts, type EraseAccountsDeps } from './personal-data/index.js';
import { SECOND_MS } from './platform/clock.js';
import type { Job } from './platform/jobs/jobs.js';
import type { Logger } from './platform/logging/logger.js';

/** The job that erases what is left of deleted accounts; often, as people wait for it. */
export function erasing(deps: Omit<EraseAccountsDeps, 'erasureFailed'>, logger: Logger): Job {
  const erasureFailed = (accountId: string, err: unknown) => logger.error({ err, accountId }, 'erasure failed');
  return {
    name: 'erase-accounts',
    everyMs: 5 * SECOND_MS,
    run: async (signal) => {
      const accounts = await eraseAccounts({ ...deps, erasureFailed }, signal);
      if (accounts > 0) logger.info({ accounts }, 'accounts erased');
    },
  };
}
