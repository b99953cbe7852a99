import { DAY_MS } from '../../platform/clock.js';
import type { ReporterSettings } from './evidence-settings.js';

/** What is known of a reader who flags. */
export interface Reporter {
  readonly id: string;
  /** Flags ever settled either way. */
  readonly upheld: number;
  readonly dismissed: number;
  readonly registeredAt: Date;
  readonly hasPublishedComment: boolean;
  /** A moderator mutes their flags at present. */
  readonly muted: boolean;
  /** Other comments that they flagged in the last `overlapDays`, newest first, each once. */
  readonly recentlyFlagged: readonly string[];
}

/** Young, or never yet of use: accounts like it can be had by the hundred. */
export function isFresh(reporter: Reporter, now: Date, settings: ReporterSettings): boolean {
  const ageMs = now.getTime() - reporter.registeredAt.getTime();
  return ageMs < settings.freshDays * DAY_MS || (!reporter.hasPublishedComment && reporter.upheld === 0);
}

/** How often the reporter's flags are upheld, as a probability: the mean of a Beta posterior. */
export function reliabilityOf(
  { upheld, dismissed }: Pick<Reporter, 'upheld' | 'dismissed'>,
  fresh: boolean,
  { precision, freshPrecision, priorFlags }: ReporterSettings,
): number {
  const prior = fresh ? Math.min(precision, freshPrecision) : precision;
  return (upheld + priorFlags * prior) / (upheld + dismissed + priorFlags);
}

/** What a reporter's flag counts by itself: 1 for one of average reliability, 0 for a muted one. */
export function weightOf(reporter: Reporter, fresh: boolean, settings: ReporterSettings): number {
  if (reporter.muted) return 0;
  const ratio = odds(reliabilityOf(reporter, fresh, settings)) / odds(settings.precision);
  return Math.min(Math.max(ratio, settings.leastWeight), settings.mostWeight);
}

function odds(probability: number): number {
  return probability / (1 - probability);
}
