import type { Job } from '../platform/jobs/jobs.js';
import type { Logger } from '../platform/logging/logger.js';
import { publishSeals, type PublishSealsDeps } from './publish-seals.js';
import { sealEntries, type SealEntriesDeps } from './seal-entries.js';

export interface SealingDeps extends SealEntriesDeps, PublishSealsDeps {
  readonly sealStore: SealEntriesDeps['sealStore'] & PublishSealsDeps['sealStore'];
  readonly logger: Logger;
}

/** Seals what was recorded, and publishes the seals: in the file of published roots, and in the service's own log. */
export function sealingJob(deps: SealingDeps, everyMs: number): Job {
  let told: number | null = null;
  return {
    name: 'seal-audit-log',
    everyMs,
    run: async (signal) => {
      await sealAll(deps, signal);
      const inDoubt = await publishSeals(deps);
      if (inDoubt !== null && inDoubt !== told)
        deps.logger.error({ seal: inDoubt }, 'the audit log is not the one that was published');
      told = inDoubt;
    },
  };
}

async function sealAll(deps: SealingDeps, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const seal = await sealEntries(deps);
    if (seal === null) return;
    const { number, size, hash } = seal;
    deps.logger.info({ seal: { number, size, hash } }, 'audit log sealed');
  }
}
