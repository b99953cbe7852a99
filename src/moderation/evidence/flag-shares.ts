import { logLikelihoodRatio } from './flag-likelihood.js';
import type { EvidenceSettings, LikelihoodSettings } from './evidence-settings.js';
import { logit } from './log-odds.js';
import { isFresh, weightOf, type Reporter } from './reporter.js';

/** What one reporter's flag counts. */
export interface FlagShare {
  readonly reporterId: string;
  readonly fresh: boolean;
  /** By the reporter's reliability alone. */
  readonly weight: number;
  /** 0 to 1: what is left of it next to reporters who flagged the same before. */
  readonly independence: number;
  /** What it counts in the end. */
  readonly counts: number;
}

interface Contender {
  readonly reporter: Reporter;
  readonly fresh: boolean;
  readonly weight: number;
  /** The weight, spread evenly over what the reporter flagged of late and `ownFlags` more. */
  readonly density: number;
}

export interface Moment {
  readonly now: Date;
  readonly settings: EvidenceSettings;
}

/**
 * What each reporter's flag counts, so that the sum never falls with one more, and doesn't depend on who came first.
 * Each weight is spread over the comments that its reporter flagged of late, and each comment is counted once, by the
 * densest weight on it (docs/evidence.md). Takes time in proportion to the flags, and `overlapFlags` for each at most.
 */
export function flagShares(reporters: readonly Reporter[], held: boolean, moment: Moment): readonly FlagShare[] {
  const contenders = inOrder(reporters, moment);
  const shares = counted(contenders, moment.settings.reporters);
  const cap = freshCap(held, moment.settings);
  const freshSum = shares.reduce((sum, { fresh, counts }) => (fresh ? sum + counts : sum), 0);
  if (freshSum <= cap) return shares;
  return shares.map((each) => (each.fresh ? { ...each, counts: (each.counts * cap) / freshSum } : each));
}

/** Settled reporters before fresh ones, the densest weight first; each reporter once. */
function inOrder(reporters: readonly Reporter[], { now, settings }: Moment): readonly Contender[] {
  const unique = new Map(reporters.map((reporter) => [reporter.id, reporter]));
  const contenders = [...unique.values()].map((reporter) => {
    const fresh = isFresh(reporter, now, settings.reporters);
    const weight = weightOf(reporter, fresh, settings.reporters);
    const { overlapFlags, ownFlags } = settings.reporters;
    const flagged = Math.min(reporter.recentlyFlagged.length, overlapFlags);
    return { reporter, fresh, weight, density: weight / (flagged + ownFlags) };
  });
  return contenders.sort(
    (a, b) => Number(a.fresh) - Number(b.fresh) || b.density - a.density || (a.reporter.id < b.reporter.id ? -1 : 1),
  );
}

function counted(contenders: readonly Contender[], { overlapFlags }: EvidenceSettings['reporters']): FlagShare[] {
  /** By comment, the densest weight on it so far. */
  const covered = new Map<string, number>();
  return contenders.map(({ reporter, fresh, weight, density }) => {
    let counts = weight;
    for (const commentId of reporter.recentlyFlagged.slice(0, overlapFlags)) {
      const before = covered.get(commentId) ?? 0;
      counts -= Math.min(before, density);
      if (density > before) covered.set(commentId, density);
    }
    return { reporterId: reporter.id, fresh, weight, independence: weight === 0 ? 1 : counts / weight, counts };
  });
}

/**
 * What fresh accounts count together at most: `freshTogether`, and less where that would bring a comment that nobody
 * else flagged, before its first reader, above `freshProbability`.
 */
function freshCap(held: boolean, { likelihood, reporters }: EvidenceSettings): number {
  const isBearable = (flags: number) => aloneLogOdds(flags, held, likelihood) <= logit(reporters.freshProbability);
  if (isBearable(reporters.freshTogether)) return reporters.freshTogether;
  let [bearable, unbearable] = [0, reporters.freshTogether];
  while (unbearable - bearable > 1e-6) {
    const middle = (bearable + unbearable) / 2;
    if (isBearable(middle)) bearable = middle;
    else unbearable = middle;
  }
  return bearable;
}

function aloneLogOdds(flags: number, held: boolean, settings: LikelihoodSettings): number {
  return baseLogOdds(held, settings) + logLikelihoodRatio({ flags, readers: settings.extraReaders }, settings);
}

/** Before anyone has read or flagged the comment. */
export function baseLogOdds(held: boolean, { baseRate, heldBaseRate }: LikelihoodSettings): number {
  return logit(held ? heldBaseRate : baseRate);
}
