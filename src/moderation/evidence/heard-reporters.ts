import type { Moment } from './flag-shares.js';
import { isFresh, type Reporter } from './reporter.js';

/**
 * Those who are heard where flags act by themselves: no fresh accounts, and of a group that seems to act together its
 * weightiest member.
 */
export function heardReporters(
  reporters: readonly Reporter[],
  group: readonly string[],
  { now, settings }: Moment,
): readonly Reporter[] {
  const settled = reporters.filter((reporter) => !isFresh(reporter, now, settings.reporters));
  const members = new Set(group);
  const speaker = settled
    .filter(({ id }) => members.has(id))
    .reduce<Reporter | null>((best, each) => (best === null || speaksBefore(each, best) ? each : best), null);
  return settled.filter((reporter) => !members.has(reporter.id) || reporter === speaker);
}

/** An order by record that weighs as `weightOf` does among settled reporters, and is total. */
function speaksBefore(a: Reporter, b: Reporter): boolean {
  if (a.muted !== b.muted) return b.muted;
  const lead = a.upheld * (b.dismissed + 1) - b.upheld * (a.dismissed + 1);
  return lead === 0 ? a.id < b.id : lead > 0;
}
