import type { AuthorRecordStore, CommentStatus } from '../../../comments/index.js';
import { DAY_MS } from '../../../platform/clock.js';
import { NOTHING, verdictOn, type PhaseResult, type ScreeningPhase } from '../phase.js';
import type { ScreeningSettings } from '../screening-settings.js';
import { lowerWilson } from './wilson.js';

export interface HistoryDeps {
  readonly authorRecordStore: Pick<AuthorRecordStore, 'listStatusesOf'>;
}

/** An editor looks first at what is written by somebody much of whose recent writing had to be removed. */
export function history({ authorRecordStore }: HistoryDeps): ScreeningPhase {
  return {
    name: 'history',
    asks: 'stores',
    onFailure: 'publish',
    screen: async ({ authorId }, { settings, now }) => {
      const { days, lastComments, maxRemovedShare } = settings.history;
      if (authorId === null || maxRemovedShare === 1) return NOTHING;
      const since = new Date(now.getTime() - days * DAY_MS);
      const statuses = await authorRecordStore.listStatusesOf(authorId, since, lastComments);
      return judgeHistory(statuses, settings.history);
    },
  };
}

/** What nobody has judged yet, and what its author took back, says nothing either way. */
export function judgeHistory(statuses: readonly CommentStatus[], settings: ScreeningSettings['history']): PhaseResult {
  const removed = statuses.filter((status) => status === 'removed').length;
  const judged = removed + statuses.filter((status) => status === 'published').length;
  if (judged < settings.minComments) return NOTHING;
  const score = lowerWilson(removed, judged);
  if (score <= settings.maxRemovedShare) return NOTHING;
  return verdictOn([{ code: 'author.often_removed', score, spans: [], details: { removed, judged } }], 'hold');
}
