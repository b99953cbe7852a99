import type { FlagStore, ReporterRecord } from '../../flags/index.js';
import { AppError } from '../../platform/errors.js';
import type { Viewer } from '../../platform/http/permissions.js';
import type { ModerationCase } from './case.js';
import type { CaseStore } from './case-store.js';
import { isWithin } from './case-view.js';
import { knowCases, type KnowCasesDeps } from './know-cases.js';
import type { Knowledge } from './weighing.js';

export interface FindMutedCasesDeps extends KnowCasesDeps {
  readonly flagStore: KnowCasesDeps['flagStore'] & Pick<FlagStore, 'listPendingBy'>;
  readonly caseStore: Pick<CaseStore, 'findOpenOn'>;
}

interface MutedWish {
  readonly reporterId: string;
  readonly limit: number;
}

interface MutedCases {
  readonly items: readonly ModerationCase[];
  /** Whether there are more, or may be. */
  readonly more: boolean;
}

/** So many of a reporter's newest pending flags are looked at. */
const MOST_FLAGS = 1000;
/** Flags of so many cases are read at once. */
const AT_ONCE = 50;

/**
 * The open cases within the viewer's sections that a muted reporter flagged and that wait for nothing but flags of muted
 * reporters. Throws `reporter_not_muted`.
 */
export async function findMutedCases(
  deps: FindMutedCasesDeps,
  viewer: Viewer,
  { reporterId, limit }: MutedWish,
): Promise<MutedCases> {
  const records = await deps.reporterStore.findMany([reporterId]);
  if (!isMuted(records.get(reporterId), deps.clock.now())) throw new AppError('reporter_not_muted');
  const flags = await deps.flagStore.listPendingBy(reporterId, MOST_FLAGS);
  const open = await deps.caseStore.findOpenOn([...new Set(flags.map(({ commentId }) => commentId))]);
  const reported = open.filter((subject) => isWithin(viewer, subject) && isForFlagsAlone(subject));
  const items: ModerationCase[] = [];
  for (let from = 0; from < reported.length && items.length <= limit; from += AT_ONCE)
    items.push(...(await mutedAmong(deps, reported.slice(from, from + AT_ONCE))));
  return { items: items.slice(0, limit), more: items.length > limit || flags.length === MOST_FLAGS };
}

async function mutedAmong(
  deps: FindMutedCasesDeps,
  subjects: readonly ModerationCase[],
): Promise<readonly ModerationCase[]> {
  const known = await knowCases(deps, subjects);
  const now = deps.clock.now();
  return subjects.filter(({ commentId }) => isByMutedAlone(known.get(commentId), now));
}

function isForFlagsAlone({ queue, evidence }: ModerationCase): boolean {
  return queue === 'reported' && !evidence.held;
}

function isByMutedAlone(known: Knowledge | undefined, now: Date): boolean {
  return known?.flags.every(({ reporterId }) => isMuted(known.reporters.get(reporterId), now)) ?? false;
}

function isMuted(record: ReporterRecord | undefined, now: Date): boolean {
  return record !== undefined && record.mutedUntil !== null && record.mutedUntil > now;
}
