import { z } from 'zod';

/** From the least to the most. */
export type Range = readonly [number, number];

/** Of the constants that are learned from decisions. */
export const RANGES = {
  baseRate: [0.001, 0.2],
  violatingShape: [1, 4],
  violatingFlagsPerReader: [0.0001, 0.1],
  innocentShape: [0.1, 1],
  innocentFlagsPerReader: [0.000001, 0.01],
  precision: [0.05, 0.8],
} as const satisfies Record<string, Range>;

const share = (...[least, most]: Range) => z.number().min(least).max(most);

/**
 * How many flags comments draw from their readers: a negative binomial with shape `…Shape` and a mean of
 * `…FlagsPerReader` for each reader, one for comments that break the rules and one for those that don't. The two
 * conditions make every flag speak against a comment, and every reader who doesn't flag it speak for it, whatever the
 * numbers (docs/evidence.md).
 */
const likelihoodSettings = z
  .strictObject({
    /** The share of all comments that break the rules. */
    baseRate: share(...RANGES.baseRate).default(0.03),
    /** The same of comments that screening holds. */
    heldBaseRate: share(0.01, 0.4).default(0.3),
    /** And of those that an editor kept: what editors overlook. */
    keptBaseRate: share(0.0005, 0.1).default(0.005),
    violatingShape: share(...RANGES.violatingShape).default(1),
    violatingFlagsPerReader: share(...RANGES.violatingFlagsPerReader).default(0.004),
    innocentShape: share(...RANGES.innocentShape).default(0.6),
    innocentFlagsPerReader: share(...RANGES.innocentFlagsPerReader).default(0.0002),
    /** Counted on top of the readers so far, who are never counted exactly. */
    extraReaders: share(1, 100).default(5),
  })
  .refine((set) => set.innocentShape / set.innocentFlagsPerReader >= set.violatingShape / set.violatingFlagsPerReader, {
    path: ['innocentFlagsPerReader'],
    error: 'must be lower, so that readers flag what breaks the rules more than what does not',
  });

/** How much a reporter counts. An average one counts 1. */
const reporterSettings = z.strictObject({
  /** The share of all settled flags that were upheld; what a reporter without a record is taken for. */
  precision: share(...RANGES.precision).default(0.3),
  /** The same for a fresh account. */
  freshPrecision: share(0.02, 0.5).default(0.15),
  /** How many settled flags of their own weigh as much as what reporters are taken for at first. */
  priorFlags: share(1, 50).default(3),
  leastWeight: share(0.01, 0.5).default(0.05),
  mostWeight: share(1, 5).default(3),
  freshDays: share(1, 90).default(7),
  /** What all fresh accounts together count at most. */
  freshTogether: share(0, 1).default(1),
  /** And what they alone can bring the probability to at most. */
  freshProbability: share(0.41, 0.449).default(0.44),
  /** For so long reporters are remembered to have flagged the same. */
  overlapDays: z.int().min(1).max(365).default(90),
  /** So many of a reporter's newest flags are compared with those of others. */
  overlapFlags: z.int().min(5).max(200).default(50),
  /** Flags that each reporter is taken to have to themselves: few flags in common prove little. */
  ownFlags: share(0.5, 20).default(2),
});

/** When a comment is hidden until an editor looks. */
const hidingSettings = z.strictObject({
  mode: z.enum(['off', 'careful', 'firm']).default('careful'),
  firmProbability: share(0.45, 1).default(0.45),
  carefulProbability: share(0.9, 1).default(0.97),
  /** A trusted reporter has so many settled flags, */
  trustedFlags: z.int().min(1).max(100).default(5),
  /** of which this share was upheld. */
  trustedShare: share(0.3, 1).default(0.5),
  /** A model as sure as this stands in for a trusted reporter. */
  modelScore: share(0.5, 1).default(0.9),
  /** What a reader loses by not seeing an innocent comment; seeing one of the mildest breaches counts 1. */
  silenceHarm: share(0.01, 1).default(0.05),
});

/** What is shown to editors as coordinated flagging. */
const coordinationSettings = z.strictObject({
  /** So many of a reporter's newest flags are compared, */
  newestFlags: z.int().min(5).max(200).default(20),
  /** and of those of two reporters this share in common ties them together, */
  overlap: share(0.2, 1).default(0.5),
  /** if it is at least so many. */
  flagsInCommon: z.int().min(2).max(50).default(3),
  leastReporters: z.int().min(3).max(100).default(4),
  burstMinutes: z.int().min(5).max(1440).default(60),
  /** A burst is what even a comment that breaks the rules would draw with this chance at most. */
  burstChance: share(1e-12, 0.01).default(1e-6),
});

/** What reporters whose flags are often manifestly unfounded get (DSA Art. 23). */
const misuseSettings = z.strictObject({
  days: z.int().min(7).max(365).default(90),
  /** So many manifestly unfounded flags in that time, */
  leastUnfounded: z.int().min(2).max(100).default(5),
  /** or so many grave ones, */
  leastGrave: z.int().min(1).max(100).default(3),
  /** and at least this share of all settled flags. */
  leastShare: share(0.3, 1).default(0.6),
  /** Whether what follows from it comes by itself; else a moderator sees the figures and decides. */
  automatic: z.boolean().default(true),
  suspensionDays: z.int().min(1).max(365).default(14),
});

/** Whether the constants of `RANGES` are learned from decisions, where nobody has set them. */
const learningSettings = z.strictObject({
  automatic: z.boolean().default(true),
  /** Not from fewer decided cases than these. */
  leastCases: z.int().min(50).max(2000).default(300),
});

/** Every constant by which flags are weighed. The ranges keep what docs/evidence.md promises. */
export const evidenceSettings = z.strictObject({
  likelihood: likelihoodSettings.prefault({}),
  reporters: reporterSettings.prefault({}),
  /** The model's log-odds count up to this, either way. */
  modelAtMost: share(0, 5).default(3),
  hiding: hidingSettings.prefault({}),
  coordination: coordinationSettings.prefault({}),
  misuse: misuseSettings.prefault({}),
  learning: learningSettings.prefault({}),
  /** New flags on a comment that was kept open its case again at this probability. */
  reopeningProbability: share(0.45, 0.99).default(0.5),
  /** One claim in so many takes the case with the earliest due time; the others take the highest priority. */
  dueClaimEvery: z.int().min(2).max(100).default(10),
});

export type EvidenceSettings = z.output<typeof evidenceSettings>;
export type LikelihoodSettings = EvidenceSettings['likelihood'];
export type ReporterSettings = EvidenceSettings['reporters'];
export type HidingMode = EvidenceSettings['hiding']['mode'];
