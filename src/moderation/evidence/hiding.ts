import type { EvidenceSettings, HidingMode } from './evidence-settings.js';
import type { Moment } from './flag-shares.js';
import { heardReporters } from './heard-reporters.js';
import type { Reporter } from './reporter.js';
import { weighCase, type CaseFacts } from './weigh-case.js';

export interface HidingQuestion {
  /** Of the comment's section, or else the site's. */
  readonly mode: HidingMode;
  readonly facts: CaseFacts;
  /** Reporters who seem to act together, as `findCoordinatedFlags` names them. */
  readonly group: readonly string[];
  /** The learned model's probability that the comment breaks the rules; null where there is none. */
  readonly modelScore: number | null;
}

/**
 * Whether the comment is to be hidden until an editor looks. Fresh accounts have no say in it, and a group has the say
 * of its weightiest member.
 */
export function shouldHide({ mode, facts, group, modelScore }: HidingQuestion, moment: Moment): boolean {
  const { hiding } = moment.settings;
  if (mode === 'off') return false;
  const reporters = heardReporters(facts.reporters, group, moment);
  const { probability } = weighCase({ ...facts, reporters }, moment);
  if (mode === 'firm') return probability >= hiding.firmProbability;
  const isVouchedFor =
    reporters.some((reporter) => isTrusted(reporter, hiding)) || (modelScore ?? 0) > hiding.modelScore;
  return probability >= hiding.carefulProbability && isVouchedFor;
}

function isTrusted(
  { upheld, dismissed, muted }: Reporter,
  { trustedFlags, trustedShare }: EvidenceSettings['hiding'],
): boolean {
  return !muted && upheld + dismissed >= trustedFlags && upheld >= trustedShare * (upheld + dismissed);
}
