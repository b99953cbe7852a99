import {
  answerNotices,
  type AnswerNoticesDeps,
  announceOutcomes,
  type AnnounceOutcomesDeps,
  reEstimateSettings,
  type ReEstimateSettingsDeps,
} from './moderation/index.js';
import { DAY_MS, SECOND_MS } from './platform/clock.js';
import { inJobTurn } from './platform/jobs/in-turn.js';
import { createJobTurnStore } from './platform/jobs/job-turn-store.js';
import type { Job } from './platform/jobs/jobs.js';
import type { Platform } from './wire-platform.js';

export type FollowUpDeps = AnnounceOutcomesDeps & AnswerNoticesDeps & ReEstimateSettingsDeps;

/** The part of the composition root that wires what is done after decisions. */
export function wireFollowUps({ connection, clock, logger }: Platform, deps: FollowUpDeps): readonly Job[] {
  const turns = { jobTurnStore: createJobTurnStore(connection), clock };
  const reEstimate: Job = {
    name: 're-estimate-settings',
    everyMs: DAY_MS,
    run: async (signal) => {
      const made = await reEstimateSettings(deps, signal);
      if (made !== null) logger.info({ version: made.version }, 'settings estimated from decided cases');
    },
  };
  return [announcing(deps), answering(deps), inJobTurn(turns, reEstimate)];
}

/** Often, as reporters wait for no more than the undo window. */
function announcing(deps: AnnounceOutcomesDeps): Job {
  return { name: 'announce-outcomes', everyMs: 5 * SECOND_MS, run: (signal) => announceOutcomes(deps, signal) };
}

/** As often: whoever sent a notice waits for no more than that either. */
function answering(deps: AnswerNoticesDeps): Job {
  return { name: 'answer-notices', everyMs: 10 * SECOND_MS, run: (signal) => answerNotices(deps, signal) };
}
