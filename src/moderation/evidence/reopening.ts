import type { Moment } from './flag-shares.js';
import { heardReporters } from './heard-reporters.js';
import { weighCase, type CaseFacts } from './weigh-case.js';

/** What came up about a comment since an editor kept it. */
export interface SinceKept {
  /** The flags and the readers since the decision; the background is that it was kept. */
  readonly facts: CaseFacts & { readonly background: 'kept' };
  /** Reporters who seem to act together, as `findCoordinatedFlags` names them. */
  readonly group: readonly string[];
  /** A flag gives a reason that no flag before the decision gave. */
  readonly newReason: boolean;
  /** A flag is on a later revision than the editor saw. */
  readonly edited: boolean;
}

export type ReopeningCause = 'edited' | 'new_reason' | 'evidence';

/**
 * Why the case of a kept comment opens again; null: what came up is kept and weighed, and changes nothing yet. As for
 * hiding, fresh accounts aren't heard, and a group has one voice.
 */
export function reopeningCause({ facts, group, newReason, edited }: SinceKept, moment: Moment): ReopeningCause | null {
  if (edited) return 'edited';
  if (newReason) return 'new_reason';
  const reporters = heardReporters(facts.reporters, group, moment);
  return weighCase({ ...facts, reporters }, moment).probability >= moment.settings.reopeningProbability
    ? 'evidence'
    : null;
}
