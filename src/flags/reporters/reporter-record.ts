/** A comment that a reporter flagged, and when. */
interface FlaggedComment {
  readonly commentId: string;
  readonly at: Date;
}

/** What was known of a reader when they flagged last. */
export interface KnownReporter {
  readonly registeredAt: Date;
  readonly hasPublishedComment: boolean;
}

/** What is known of a reader who has flagged. It follows from accounts, comments and flags, and is kept to be read fast. */
export interface ReporterRecord extends KnownReporter {
  readonly id: string;
  /** Flags ever settled either way. */
  readonly upheld: number;
  readonly dismissed: number;
  /** A moderator has their flags count nothing until then. */
  readonly mutedUntil: Date | null;
  /** The newest last, at most `MOST_RECENT`; a comment whose revisions were flagged is there for each. */
  readonly recent: readonly FlaggedComment[];
  /** Rises with every change, so that a repair can tell that there was one. */
  readonly changes: number;
}

/** Flags of one reporter that a decision settled. */
export type SettledTally = Pick<ReporterRecord, 'upheld' | 'dismissed'>;

/** As many of a reporter's flags are ever compared with those of others. */
export const MOST_RECENT = 200;

/** A reader who has flagged nothing yet. */
export function firstRecord(id: string, known: KnownReporter): ReporterRecord {
  return { id, upheld: 0, dismissed: 0, mutedUntil: null, recent: [], changes: 0, ...known };
}

interface TalliedFlag {
  readonly reporterId: string;
  readonly outcome: string;
}

/** By reporter; one whose flags were not settled either way has none. */
export function tallySettled(flags: readonly TalliedFlag[]): ReadonlyMap<string, SettledTally> {
  const tallies = new Map<string, SettledTally>();
  for (const { reporterId, outcome } of flags) {
    if (outcome !== 'upheld' && outcome !== 'dismissed') continue;
    const before = tallies.get(reporterId) ?? { upheld: 0, dismissed: 0 };
    tallies.set(reporterId, { ...before, [outcome]: before[outcome] + 1 });
  }
  return tallies;
}

/** What takes these tallies back. */
export function negated(tallies: ReadonlyMap<string, SettledTally>): ReadonlyMap<string, SettledTally> {
  return new Map([...tallies].map(([id, { upheld, dismissed }]) => [id, { upheld: -upheld, dismissed: -dismissed }]));
}

/** The records as they would be, had these flags not been settled. */
export function withoutSettled(
  records: ReadonlyMap<string, ReporterRecord>,
  flags: readonly TalliedFlag[],
): ReadonlyMap<string, ReporterRecord> {
  const tallies = tallySettled(flags);
  return new Map(
    [...records].map(([id, record]) => {
      const { upheld, dismissed } = tallies.get(id) ?? { upheld: 0, dismissed: 0 };
      return [id, { ...record, upheld: record.upheld - upheld, dismissed: record.dismissed - dismissed }];
    }),
  );
}
