import type { EvidenceSettings, HidingMode } from './evidence-settings.js';
import type { Moment } from './flag-shares.js';
import { isFresh, type Reporter } from './reporter.js';
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
  const reporters = heard(facts.reporters, group, moment);
  const { probability } = weighCase({ ...facts, reporters }, moment);
  if (mode === 'firm') return probability >= hiding.firmProbability;
  const isVouchedFor =
    reporters.some((reporter) => isTrusted(reporter, hiding)) || (modelScore ?? 0) > hiding.modelScore;
  return probability >= hiding.carefulProbability && isVouchedFor;
}

function heard(reporters: readonly Reporter[], group: readonly string[], { now, settings }: Moment): Reporter[] {
  const settled = reporters.filter((reporter) => !isFresh(reporter, now, settings.reporters));
  const members = new Set(group);
  const speaker = settled
    .filter(({ id }) => members.has(id))
    .reduce<Reporter | null>((best, each) => (best === null || speaksBefore(each, best) ? each : best), null);
  return settled.filter((reporter) => !members.has(reporter.id) || reporter === speaker);
}

/** An order by record that weighs as `weightOf` does among settled reporters, and is total. */
function speaksBefore(a: Reporter, b: Reporter): boolean {
  if (a.muted !== b.muted) return b.muted;
  const lead = a.upheld * (b.dismissed + 1) - b.upheld * (a.dismissed + 1);
  return lead === 0 ? a.id < b.id : lead > 0;
}

function isTrusted(
  { upheld, dismissed, muted }: Reporter,
  { trustedFlags, trustedShare }: EvidenceSettings['hiding'],
): boolean {
  return !muted && upheld + dismissed >= trustedFlags && upheld >= trustedShare * (upheld + dismissed);
}
