import type { Comment } from '../comments/index.js';
import { followAppeals, type FollowAppealsDeps } from './appeals/follow-appeals.js';
import { createCaseCalls, type CaseCallsDeps } from './cases/case-calls.js';
import { promiseWithdrawal, type PromiseWithdrawalDeps } from './decisions/announcements/promise-outcomes.js';
import type { DecisionSettings } from './decisions/decision-settings.js';

type CaseSettings = Awaited<ReturnType<CaseCallsDeps['settingsFor']>>;

interface CallsDeps
  extends
    Omit<CaseCallsDeps, 'settingsFor'>,
    Omit<FollowAppealsDeps, 'decisionSettingsFor' | keyof CaseCallsDeps>,
    PromiseWithdrawalDeps {
  readonly settingsFor: (section: string | null) => Promise<CaseSettings & { readonly decisions: DecisionSettings }>;
}

/** What the features below ask of cases and appeals, and decisions of appeals, by the names by which they ask for it. */
export function createModerationCalls(deps: CallsDeps) {
  const decisionSettingsFor = async (section: string) => (await deps.settingsFor(section)).decisions;
  const cases = createCaseCalls(deps);
  const { noteCommentWithdrawn, ...appeals } = followAppeals({ ...deps, decisionSettingsFor });
  return {
    ...cases,
    ...appeals,
    decisionSettingsFor,
    noteWithdrawn: async (comment: Comment) => {
      const settled = await cases.noteWithdrawn(comment);
      if (settled !== null && settled.unsettled > 0) await promiseWithdrawal(deps, comment.id);
      await noteCommentWithdrawn(comment);
    },
  };
}
