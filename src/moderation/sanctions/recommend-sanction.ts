import { DAY_MS } from '../../platform/clock.js';
import type { Severity } from '../rules/rule.js';
import type { SanctionKind } from './sanction.js';
import type { RecommendationSettings } from './sanction-settings.js';

/** One of an author's comments that was removed, by a decision that still stands. */
export interface Removal {
  readonly severity: Severity;
  readonly removedAt: Date;
}

/** What the settings suggest for an author. It is the editor who decides. */
export interface Recommendation {
  readonly kind: SanctionKind;
  /** Null for one without an end. */
  readonly days: number | null;
  /** What it rests on: the removals that still count, and what they count together. */
  readonly removals: number;
  readonly points: number;
}

/** What an author's removals suggest, by their number and severity; null where they suggest nothing. */
export function recommendSanction(
  removals: readonly Removal[],
  settings: RecommendationSettings,
  now: Date,
): Recommendation | null {
  const since = startOfWindow(settings, now);
  const counted = removals.filter(({ removedAt }) => removedAt > since && removedAt <= now);
  const points = counted.reduce((sum, { severity }) => sum + (settings.strikePoints[severity - 1] ?? 0), 0);
  const kind = kindFor(points, settings);
  if (kind === null) return null;
  const days = kind === 'commenting_suspension' ? settings.suspensionDays : null;
  return { kind, days, removals: counted.length, points };
}

/** Removals up to then no longer count. */
export function startOfWindow({ windowDays }: Pick<RecommendationSettings, 'windowDays'>, now: Date): Date {
  return new Date(now.getTime() - windowDays * DAY_MS);
}

function kindFor(points: number, settings: RecommendationSettings): SanctionKind | null {
  if (points >= settings.banAt) return 'ban';
  if (points >= settings.suspendAt) return 'commenting_suspension';
  if (points >= settings.premoderateAt) return 'premoderation';
  return points >= settings.warnAt ? 'warning' : null;
}
