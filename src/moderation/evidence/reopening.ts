import type { Moment } from './flag-shares.js';
import { weighCase, type CaseFacts } from './weigh-case.js';

/** What came up about a comment since an editor kept it. */
export interface SinceKept {
  /** The flags, and the readers, since the decision. */
  readonly facts: CaseFacts;
  /** A flag gives a reason that no flag before the decision gave. */
  readonly newReason: boolean;
  /** A flag is on a later revision than the editor saw. */
  readonly edited: boolean;
}

export type ReopeningCause = 'edited' | 'new_reason' | 'evidence';

/** Why the case of a kept comment opens again; null: what came up is kept and weighed, and changes nothing yet. */
export function reopeningCause({ facts, newReason, edited }: SinceKept, moment: Moment): ReopeningCause | null {
  if (edited) return 'edited';
  if (newReason) return 'new_reason';
  return weighCase(facts, moment).probability >= moment.settings.reopeningProbability ? 'evidence' : null;
}
