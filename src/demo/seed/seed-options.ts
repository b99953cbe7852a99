import type { Scales } from '../../moderation/index.js';

/** What a seeded data set depends on, and nothing else: equal options make equal data, ids and times included. */
export interface SeedOptions {
  readonly comments: number;
  /** Chooses one of many data sets; those of different seeds fit into one database. */
  readonly seed: number;
  /** Of the comments, 0 to 1, how many are flagged; about half of these wait for an editor. */
  readonly flaggedShare: number;
  /** Nothing in the data set is later. */
  readonly until: Date;
  /** Of the one password that opens every seeded account. */
  readonly passwordHash: string;
  /** What the cases are weighed by. */
  readonly scales: Scales;
}
