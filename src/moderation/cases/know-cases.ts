import type { ReadershipStore } from '../../articles/index.js';
import { firstRecord, type Flag, type FlagStore, type NotedFlag, type ReporterStore } from '../../flags/index.js';
import type { Clock } from '../../platform/clock.js';
import type { ModerationCase } from './case.js';
import type { Knowledge } from './weighing.js';

export interface KnowCasesDeps {
  readonly flagStore: Pick<FlagStore, 'listPending'>;
  readonly reporterStore: Pick<ReporterStore, 'findMany'>;
  readonly readershipStore: Pick<ReadershipStore, 'findMany'>;
  readonly clock: Clock;
}

type Known = Pick<ModerationCase, 'commentId' | 'articleSlug'> & {
  readonly evidence: Pick<ModerationCase['evidence'], 'reporters'>;
};

const UNREAD = { readers: 0, exposure: 0 };
/** Up to so many reporters, a case is weighed anew with each flag. */
const WEIGHED_EACH_TIME = 100;

/** What is known of cases, by their comments: three queries, however many cases. */
export async function knowCases(
  deps: KnowCasesDeps,
  subjects: readonly Known[],
): Promise<ReadonlyMap<string, Knowledge>> {
  const flagged = subjects.filter(({ evidence }) => evidence.reporters > 0);
  const flags = await deps.flagStore.listPending(flagged.map(({ commentId }) => commentId));
  const reporters = await deps.reporterStore.findMany(flags.map(({ reporterId }) => reporterId));
  const slugs = [...new Set(subjects.map(({ articleSlug }) => articleSlug))];
  const readerships = await deps.readershipStore.findMany(slugs, deps.clock.now());
  const flagsOn = groupedByComment(flags);
  return new Map(
    subjects.map(({ commentId, articleSlug }) => {
      const readership = readerships.get(articleSlug) ?? UNREAD;
      return [commentId, { flags: flagsOn.get(commentId) ?? [], reporters, readership }];
    }),
  );
}

function groupedByComment(flags: readonly Flag[]): ReadonlyMap<string, readonly Flag[]> {
  const groups = new Map<string, Flag[]>();
  for (const flag of flags) {
    const group = groups.get(flag.commentId);
    if (group === undefined) groups.set(flag.commentId, [flag]);
    else group.push(flag);
  }
  return groups;
}

export async function knowCase(deps: KnowCasesDeps, subject: Known): Promise<Knowledge> {
  const known = await knowCases(deps, [subject]);
  return known.get(subject.commentId) ?? { flags: [], reporters: new Map(), readership: UNREAD };
}

/** What is known of a case whose flags have just been read. */
export async function knowFlags(
  deps: Pick<KnowCasesDeps, 'reporterStore' | 'readershipStore' | 'clock'>,
  { articleSlug }: Pick<Known, 'articleSlug'>,
  flags: readonly Flag[],
): Promise<Knowledge> {
  const reporters = await deps.reporterStore.findMany(flags.map(({ reporterId }) => reporterId));
  const readerships = await deps.readershipStore.findMany([articleSlug], deps.clock.now());
  return { flags, reporters, readership: readerships.get(articleSlug) ?? UNREAD };
}

/**
 * Whether a case with so many reporters is to be weighed anew. Of a crowd, not with each flag: a flag costs the reading
 * of some hundred reporters on average, and the probability is behind by a hundredth of the flags at most.
 */
export function isToBeWeighed(reporters: number): boolean {
  return reporters <= WEIGHED_EACH_TIME || markOf(reporters) > markOf(reporters - 1);
}

/** Marks a hundredth apart: counted up to equal steps, each hundred would have one, however large the crowd. */
function markOf(reporters: number): number {
  return Math.floor(Math.log(reporters) / Math.log1p(1 / WEIGHED_EACH_TIME));
}

/** With a flag that isn't stored yet. */
export function withNewFlag(known: Knowledge, { flag, reporter }: NotedFlag): Knowledge {
  const before = known.reporters.get(flag.reporterId) ?? firstRecord(flag.reporterId, reporter);
  return {
    ...known,
    flags: [...known.flags, flag],
    reporters: new Map([...known.reporters, [flag.reporterId, { ...before, ...reporter }]]),
  };
}

/** Without what one reporter is taking back. */
export function withoutFlagsOf(known: Knowledge, reporterId: string): Knowledge {
  return { ...known, flags: known.flags.filter((flag) => flag.reporterId !== reporterId) };
}
