import type { Severity } from '../rules/rule.js';
import { logLikelihoodRatio } from './flag-likelihood.js';
import { baseLogOdds, flagShares, type Background, type FlagShare, type Moment } from './flag-shares.js';
import { logistic, softplus } from './log-odds.js';
import type { Reporter } from './reporter.js';

/** What there is to weigh in a case. */
export interface CaseFacts {
  /** Those with a flag that no decision has settled, each once. */
  readonly reporters: readonly Reporter[];
  /** Of the article, since the comment was posted, or else since it was last kept. */
  readonly readers: number;
  /** Readers per hour at present. */
  readonly exposure: number;
  readonly severity: Severity;
  readonly background: Background;
  /** It was shown, and is hidden until an editor looks. */
  readonly hidden: boolean;
  /** Log-odds by the learned model; 0 says nothing. */
  readonly model: number;
}

/** A line of the sum that makes the priority. */
type PriorityPart =
  | {
      readonly kind: 'base_rate' | 'readers' | 'model' | 'certainty' | 'severity' | 'silence' | 'exposure';
      readonly value: number;
    }
  | ({ readonly kind: 'flag'; readonly value: number } & FlagShare);

export interface WeighedCase {
  /** All flags by what they count. */
  readonly flags: number;
  /** 0 to 1. */
  readonly probability: number;
  /** The logarithm of the harm to expect in the next hour: higher goes first. */
  readonly priority: number;
  /** In the order of their sum, which is the priority to the last bit. */
  readonly parts: readonly PriorityPart[];
}

/** How likely the comment breaks the rules, what follows for its place in the queue, and why. */
export function weighCase(facts: CaseFacts, moment: Moment): WeighedCase {
  const shares = flagShares(facts.reporters, facts.background, moment);
  const evidence = evidenceParts(facts, shares, moment);
  const logOdds = sumOf(evidence);
  const parts: readonly PriorityPart[] = [
    ...evidence,
    ...(facts.hidden ? silenceParts(logOdds, moment) : harmParts(logOdds, facts)),
    { kind: 'exposure', value: Math.log1p(facts.exposure) },
  ];
  return { flags: sumOfCounts(shares), probability: logistic(logOdds), priority: sumOf(parts), parts };
}

/** The parts of the log-odds. Each flag has its share of what all of them say, by what it counts. */
function evidenceParts(facts: CaseFacts, shares: readonly FlagShare[], { settings }: Moment): PriorityPart[] {
  const { likelihood, modelAtMost } = settings;
  const readers = facts.readers + likelihood.extraReaders;
  const flags = sumOfCounts(shares);
  const unflagged = logLikelihoodRatio({ flags: 0, readers }, likelihood);
  const perFlag = flags === 0 ? 0 : (logLikelihoodRatio({ flags, readers }, likelihood) - unflagged) / flags;
  return [
    { kind: 'base_rate', value: baseLogOdds(facts.background, likelihood) },
    { kind: 'readers', value: unflagged },
    ...shares.map((share) => ({ kind: 'flag' as const, value: perFlag * share.counts + share.adds, ...share })),
    { kind: 'model', value: Math.min(Math.max(facts.model, -modelAtMost), modelAtMost) },
  ];
}

/** From log-odds to the harm that a reader comes to by the comment, as logarithms. */
function harmParts(logOdds: number, { severity }: CaseFacts): PriorityPart[] {
  return [
    { kind: 'certainty', value: -softplus(logOdds) },
    { kind: 'severity', value: Math.log(severity) },
  ];
}

/** The same where nobody sees it: what is lost is an innocent comment. */
function silenceParts(logOdds: number, { settings }: Moment): PriorityPart[] {
  return [
    { kind: 'certainty', value: -softplus(logOdds) - logOdds },
    { kind: 'silence', value: Math.log(settings.hiding.silenceHarm) },
  ];
}

function sumOf(parts: readonly PriorityPart[]): number {
  return parts.reduce((sum, { value }) => sum + value, 0);
}

function sumOfCounts(shares: readonly FlagShare[]): number {
  return shares.reduce((sum, { counts }) => sum + counts, 0);
}
