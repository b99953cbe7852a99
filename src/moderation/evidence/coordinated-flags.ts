import type { EvidenceSettings } from './evidence-settings.js';
import { findBurst, type TimedFlag } from './flag-burst.js';
import { largestOverlapGroup } from './overlap-groups.js';
import type { Reporter } from './reporter.js';

/** Flags that seem to be agreed on. Shown to editors and never punished by itself. */
export interface CoordinatedFlags {
  readonly kind: 'overlap' | 'burst';
  /** Whose flags they are. */
  readonly group: readonly string[];
  /** 0 to 1: how much the members have in common, or how much of the burst its readers don't explain. */
  readonly score: number;
  /** One sentence for editors. */
  readonly explanation: string;
}

interface FlaggedComment {
  readonly reporters: readonly Reporter[];
  /** The first flag of each reporter. */
  readonly flags: readonly TimedFlag[];
  /** Readers per hour. */
  readonly exposure: number;
}

/** The larger group where both signs are there; null where there is none. */
export function findCoordinatedFlags(
  { reporters, flags, exposure }: FlaggedComment,
  settings: EvidenceSettings,
): CoordinatedFlags | null {
  const found = [overlapping(reporters, settings), bursting(flags, exposure, settings)].filter((each) => each !== null);
  return found.reduce<CoordinatedFlags | null>(
    (best, each) => (best === null || each.group.length > best.group.length ? each : best),
    null,
  );
}

function overlapping(reporters: readonly Reporter[], settings: EvidenceSettings): CoordinatedFlags | null {
  const found = largestOverlapGroup(reporters, settings);
  if (found === null) return null;
  const { reporterIds, overlap } = found;
  const percent = Math.round(100 * overlap);
  const explanation = `${reporterIds.length} of the ${reporters.length} reporters have flagged largely the same comments of late (${percent} % in common).`;
  return { kind: 'overlap', group: reporterIds, score: overlap, explanation };
}

function bursting(flags: readonly TimedFlag[], exposure: number, settings: EvidenceSettings): CoordinatedFlags | null {
  const found = findBurst(flags, exposure, settings);
  if (found === null) return null;
  const { reporterIds, expected } = found;
  const minutes = settings.coordination.burstMinutes;
  const explanation = `${reporterIds.length} flags came within ${minutes} minutes, where so many readers raise ${expected.toFixed(1)} on a comment that breaks the rules.`;
  return {
    kind: 'burst',
    group: reporterIds.toSorted(),
    score: Math.max(0, 1 - expected / reporterIds.length),
    explanation,
  };
}
