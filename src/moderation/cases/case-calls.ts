import type { Comment } from '../../comments/index.js';
import type { NotedFlag, SettleFlagsDeps, WithdrawnFlags } from '../../flags/index.js';
import type { EvidenceSettings } from '../evidence/evidence-settings.js';
import type { RuleSet } from '../rules/rule.js';
import type { CaseSettings } from './case-settings.js';
import type { ClaimStore } from './claim-store.js';
import { noteEdited } from './note-edited.js';
import { noteFlag, type NoteFlagDeps } from './note-flag.js';
import { noteFlagsWithdrawn } from './note-flags-withdrawn.js';
import { noteHeld } from './note-held.js';
import { noteNotice } from './note-notice.js';
import { noteWithdrawn } from './note-withdrawn.js';
import type { ReadScales } from './scales.js';

export interface CaseCallsDeps extends Omit<NoteFlagDeps, 'readScales' | 'flagStore' | 'reporterStore'> {
  readonly flagStore: NoteFlagDeps['flagStore'] & SettleFlagsDeps['flagStore'];
  readonly reporterStore: NoteFlagDeps['reporterStore'] & SettleFlagsDeps['reporterStore'];
  readonly claimStore: Pick<ClaimStore, 'releaseAll'>;
  readonly readRules: () => Promise<RuleSet>;
  /** In force in a section; on the whole site where it is null. */
  readonly settingsFor: (
    section: string | null,
  ) => Promise<{ readonly evidence: EvidenceSettings; readonly cases: CaseSettings }>;
}

/** What accounts, comments and flags ask of cases, by the names by which they ask for it. */
export function createCaseCalls(deps: CaseCallsDeps) {
  const readScales: ReadScales = async (section) => {
    const { evidence, cases } = await deps.settingsFor(section);
    return { rules: await deps.readRules(), evidence, cases };
  };
  const weighing = { ...deps, readScales };
  return {
    readScales,
    noteFlag: (noted: NotedFlag) => noteFlag(weighing, noted),
    noteFlagsWithdrawn: (withdrawn: WithdrawnFlags) => noteFlagsWithdrawn(weighing, withdrawn),
    noteHeld: (comment: Comment) => noteHeld(weighing, comment),
    noteNotice: (comment: Comment) => noteNotice(weighing, comment),
    noteEdited: (comment: Comment) => noteEdited(deps, comment),
    releaseClaims: (editorId: string) => deps.claimStore.releaseAll(editorId, deps.clock.now()),
    noteWithdrawn: (comment: Comment) => noteWithdrawn(deps, comment),
  };
}
