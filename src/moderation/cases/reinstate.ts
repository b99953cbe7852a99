import type { Flag } from '../../flags/index.js';
import { holderOf, type Evidence, type ModerationCase, type Queue } from './case.js';
import { weighed, type Weighing } from './case-changes.js';
import { withFlag } from './evidence.js';

/** What a decision changes of a case; the rest is not for it to change. */
export type CaseBefore = Omit<
  ModerationCase,
  'id' | 'commentId' | 'articleId' | 'articleSlug' | 'section' | 'authorId' | 'version' | 'revision' | 'flagCount'
>;

/**
 * The case as if a decision had never been: where it was before, with what has come up since. `pending` are the flags
 * that so wait for a decision.
 */
export function reinstated(
  present: ModerationCase,
  { before, pending }: { readonly before: CaseBefore; readonly pending: readonly Flag[] },
  at: Weighing,
): ModerationCase {
  // Screening may have held the comment since, flags have hidden it, or notices named it.
  const held = before.evidence.held || present.evidence.held;
  const hidden = before.evidence.hidden || present.evidence.hidden;
  const notices = (before.evidence.notices ?? 0) + (present.evidence.notices ?? 0);
  const evidence = evidenceFrom({ ...before.evidence, held, hidden, ...(notices > 0 ? { notices } : {}) }, pending);
  const queue = before.queue === 'reported' ? queueFor(evidence) : before.queue;
  const isOpen = queue !== 'reported' || evidence.reporters > 0;
  const claim = [present.claim, before.claim].find((each) => holderOf({ claim: each }, at.now) !== null) ?? null;
  // Decisions of before there were appeals say nothing of one.
  const appeal = (before as Partial<CaseBefore>).appeal ?? null;
  const next = { ...present, ...before, appeal, queue, evidence, claim: isOpen ? claim : null };
  return weighed({ ...next, version: present.version + 1, state: isOpen ? 'open' : 'decided' }, at);
}

/** Where a case waits that nothing else has a place for. */
function queueFor({ held, notices = 0 }: Evidence): Queue {
  if (held) return 'held';
  return notices > 0 ? 'escalated' : 'reported';
}

function evidenceFrom(evidence: Evidence, pending: readonly Flag[]): Evidence {
  const seen = new Set<string>();
  return pending.reduce<Evidence>(
    (sum, { reason, reporterId }) => {
      const reporterIsNew = !seen.has(reporterId);
      seen.add(reporterId);
      return withFlag(sum, reason, reporterIsNew);
    },
    { ...evidence, reporters: 0, reasons: {} },
  );
}
