import { logLikelihoodRatio } from './flag-likelihood.js';
import type { EvidenceSettings, LikelihoodSettings } from './evidence-settings.js';
import { independentWorth } from './independence.js';
import { logit } from './log-odds.js';
import { isFresh, weightOf, type Reporter } from './reporter.js';

/** What one reporter's flag says. */
export interface FlagShare {
  readonly reporterId: string;
  readonly fresh: boolean;
  /** By the reporter's reliability alone. */
  readonly weight: number;
  /** 0 to 1: what is left of it next to reporters who flagged the same before. */
  readonly independence: number;
  /** How much of a flag it is: 1 at the most. */
  readonly counts: number;
  /** Log-odds that it adds beyond, as its reporter is better than others. */
  readonly adds: number;
}

/** What is known of a comment apart from its flags: screening let it pass, or holds it, or an editor kept it. */
export type Background = 'posted' | 'held' | 'kept';

/** A reporter with what follows from the record. */
interface Weighed {
  readonly reporter: Reporter;
  readonly fresh: boolean;
  readonly weight: number;
}

export interface Moment {
  readonly now: Date;
  readonly settings: EvidenceSettings;
}

/**
 * What each reporter's flag says, in the order of their ids. Neither sum ever falls with one more reporter. Takes time in
 * proportion to the flags, and to `overlapFlags` for each at the most.
 */
export function flagShares(
  reporters: readonly Reporter[],
  background: Background,
  moment: Moment,
): readonly FlagShare[] {
  const weighed = inOrder(reporters, moment);
  const counts = worthOf(weighed, moment, ({ weight }) => Math.min(weight, 1));
  const adds = worthOf(weighed, moment, ({ weight, fresh }) => (fresh ? 0 : Math.log(Math.max(weight, 1))));
  const shares = weighed.map((each) => shareOf(each, counts, adds));
  const cap = freshCap(background, moment.settings);
  const freshSum = shares.reduce((sum, share) => (share.fresh ? sum + share.counts : sum), 0);
  if (freshSum <= cap) return shares;
  return shares.map((share) => (share.fresh ? { ...share, counts: (share.counts * cap) / freshSum } : share));
}

/** Each reporter once. */
function inOrder(reporters: readonly Reporter[], { now, settings }: Moment): readonly Weighed[] {
  const unique = [...new Map(reporters.map((reporter) => [reporter.id, reporter])).values()];
  unique.sort((a, b) => (a.id < b.id ? -1 : 1));
  return unique.map((reporter) => {
    const fresh = isFresh(reporter, now, settings.reporters);
    return { reporter, fresh, weight: weightOf(reporter, fresh, settings.reporters) };
  });
}

function worthOf(
  weighed: readonly Weighed[],
  { settings }: Moment,
  worth: (each: Weighed) => number,
): ReadonlyMap<string, number> {
  const { overlapFlags, ownFlags } = settings.reporters;
  const voices = weighed.map((each) => ({
    id: each.reporter.id,
    last: each.fresh,
    worth: worth(each),
    flagged: each.reporter.recentlyFlagged.slice(0, overlapFlags),
  }));
  return independentWorth(voices, ownFlags);
}

function shareOf(
  { reporter, fresh, weight }: Weighed,
  counts: ReadonlyMap<string, number>,
  adds: ReadonlyMap<string, number>,
): FlagShare {
  const { id } = reporter;
  const itsCount = counts.get(id) ?? 0;
  const independence = weight === 0 ? 1 : itsCount / Math.min(weight, 1);
  return { reporterId: id, fresh, weight, independence, counts: itsCount, adds: adds.get(id) ?? 0 };
}

/**
 * What fresh accounts count together at most: `freshTogether`, and less where that would bring a comment that nobody
 * else flagged, before its first reader, above `freshProbability`.
 */
function freshCap(background: Background, { likelihood, reporters }: EvidenceSettings): number {
  const isBearable = (flags: number) =>
    aloneLogOdds(flags, background, likelihood) <= logit(reporters.freshProbability);
  if (isBearable(reporters.freshTogether)) return reporters.freshTogether;
  let [bearable, unbearable] = [0, reporters.freshTogether];
  while (unbearable - bearable > 1e-6) {
    const middle = (bearable + unbearable) / 2;
    if (isBearable(middle)) bearable = middle;
    else unbearable = middle;
  }
  return bearable;
}

function aloneLogOdds(flags: number, background: Background, settings: LikelihoodSettings): number {
  return baseLogOdds(background, settings) + logLikelihoodRatio({ flags, readers: settings.extraReaders }, settings);
}

/** Before anyone has read or flagged the comment. */
export function baseLogOdds(background: Background, settings: LikelihoodSettings): number {
  const { baseRate, heldBaseRate, keptBaseRate } = settings;
  return logit({ posted: baseRate, held: heldBaseRate, kept: keptBaseRate }[background]);
}
