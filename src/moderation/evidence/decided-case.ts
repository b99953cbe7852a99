import type { DecidedCase, Experience } from './re-estimate.js';

/** What a decision was taken on, as it keeps it. */
export interface DecidedOn {
  readonly action: 'keep' | 'remove' | 'escalate';
  readonly flagsUpheld: number;
  readonly evidence: {
    readonly held: boolean;
    readonly reporters: number;
    readonly reasons: Readonly<Partial<Record<string, number>>>;
    readonly readersBefore: number;
    readonly notices?: number;
  };
  /** Null unless an editor had kept the comment before. */
  readonly kept: object | null;
  /** `flags` is what they counted; missing in decisions of before that was kept. */
  readonly weighed: { readonly readers: number; readonly flags?: number };
}

/** One comment that very many flagged says no more of how reliable reporters are. */
const MOST_FLAGS_OF_A_CASE = 10;

/**
 * What decisions teach. Rates are learned from comments that only flags brought up, and for the first time; precision from
 * all that were flagged, each of which says as much as ten flags at the most, so that no crowd teaches by its size.
 * `extraReaders` as in the settings.
 */
export function experienceFrom(decisions: readonly DecidedOn[], extraReaders: number): Experience {
  const settled = decisions.map(settledFlags);
  return {
    cases: decisions.flatMap((decision) => decidedCase(decision, extraReaders)),
    upheldFlags: settled.reduce((sum, { upheld }) => sum + upheld, 0),
    dismissedFlags: settled.reduce((sum, { dismissed }) => sum + dismissed, 0),
  };
}

function decidedCase({ action, evidence, kept, weighed }: DecidedOn, extraReaders: number): readonly DecidedCase[] {
  const { flags = 0, readers } = weighed;
  if (action === 'escalate' || evidence.held || (evidence.notices ?? 0) > 0 || kept !== null || flags <= 0) return [];
  const since = Math.max(0, readers - evidence.readersBefore);
  return [{ flags, readers: since + extraReaders, upheld: action === 'remove' }];
}

function settledFlags({ action, flagsUpheld, evidence }: DecidedOn) {
  const pending = Object.values(evidence.reasons).reduce<number>((sum, count) => sum + (count ?? 0), 0);
  const [upheld, dismissed] = action === 'keep' ? [0, pending] : [flagsUpheld, 0];
  const share = Math.min(1, MOST_FLAGS_OF_A_CASE / Math.max(1, upheld + dismissed));
  return { upheld: share * upheld, dismissed: share * dismissed };
}
