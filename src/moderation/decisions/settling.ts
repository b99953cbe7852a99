import type { SettledFlags, Settling } from '../../flags/index.js';
import { outcomeOf } from '../rules/rule.js';
import type { ExaminedCase } from './examine-case.js';
import type { Ruling } from './ruling.js';

export const NONE_SETTLED: SettledFlags = { upheld: 0, dismissed: 0, unsettled: 0 };

type Verdict = Pick<ExaminedCase, 'subject'> & Pick<Ruling, 'action' | 'rule'>;

/** Which flags a verdict settles, each on its own reason; null for one that leaves them to the next editor. */
export function settlingOf({ subject, action, rule }: Verdict): Settling | null {
  if (action === 'escalate') return null;
  const removedBy = action === 'remove' ? rule : null;
  const { commentId, revision } = subject;
  return { commentId, revision, outcomeOf: (reason) => outcomeOf(reason, removedBy) };
}
