import {
  textAsRead,
  type Revision,
  type RevisionDraft,
  type RevisionStore,
  type Signal,
} from '../../comments/index.js';
import type { CaseStore } from '../cases/case-store.js';
import type { Screen } from '../screening/screen-revision.js';
import { linksOf } from '../screening/text/links.js';
import type { DecisionStore } from './decision-store.js';
import { bringsNothingNew, isSmallEdit, type ScreenedText } from './small-edit.js';

export interface KeepVerdictDeps {
  readonly caseStore: Pick<CaseStore, 'findByComment'>;
  readonly decisionStore: Pick<DecisionStore, 'findStanding'>;
  readonly revisionStore: Pick<RevisionStore, 'listAll'>;
}

/**
 * Screens as `screen` does, but has the editors' verdict stand where one has kept the text before and little is changed:
 * such an edit is not held for what the editor has seen. One that is rejected stays so.
 */
export function keepVerdicts(deps: KeepVerdictDeps, screen: Screen) {
  return async (draft: RevisionDraft) => {
    const result = await screen(draft);
    if (result.verdict !== 'hold') return result;
    const kept = await findKept(deps, draft);
    const signals = result.signals.filter(({ verdict }) => verdict === 'hold');
    return kept !== null && isAsKept(kept, { ...draft, signals })
      ? ({ ...result, verdict: 'publish' } as const)
      : result;
  };
}

/** The revision before, if the newest decision that stands is on it, and keeps it. */
async function findKept(deps: KeepVerdictDeps, { commentId, revision }: RevisionDraft): Promise<Revision | null> {
  if (revision === 1) return null;
  const subject = await deps.caseStore.findByComment(commentId);
  const decision = subject && (await deps.decisionStore.findStanding(subject.id));
  if (decision?.action !== 'keep' || decision.revision !== revision - 1) return null;
  const revisions = await deps.revisionStore.listAll(commentId);
  return revisions.find((each) => each.revision === decision.revision) ?? null;
}

type Text = Pick<Revision, 'bodyHtml' | 'signals'>;

function isAsKept(kept: Text, edited: Text): boolean {
  const [before, after] = [read(kept), read(edited)];
  return !edited.signals.some(hasFailed) && isSmallEdit(before.text, after.text) && bringsNothingNew(before, after);
}

/** A check that could not be made may have missed something new. */
function hasFailed({ code }: Signal): boolean {
  return code === 'phase.failed';
}

function read({ bodyHtml, signals }: Text): ScreenedText {
  return {
    text: textAsRead(bodyHtml),
    hrefs: linksOf(bodyHtml, textAsRead).map(({ href }) => href),
    signals,
  };
}
