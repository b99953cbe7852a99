import type { EvidenceSettings } from './evidence-settings.js';
import type { Reporter } from './reporter.js';

export interface OverlapGroup {
  /** In the order of their ids. */
  readonly reporterIds: readonly string[];
  /** The mean, over its members, of what the member shares with the one most like it: 0 to 1. */
  readonly overlap: number;
}

interface Tie {
  readonly pair: readonly [number, number];
  readonly overlap: number;
}

/** On each comment a reporter is compared with so many of those who flagged it too, by id. */
const NEIGHBOURS = 3;

/**
 * Reporters who flag the same comments: the largest group in which each is tied to another by the Jaccard overlap of
 * what they flagged of late. Ids are compared with their neighbours only, so it takes time in proportion to the flags;
 * members of a group that flags together are neighbours on most of its comments.
 */
export function largestOverlapGroup(reporters: readonly Reporter[], settings: EvidenceSettings): OverlapGroup | null {
  const sorted = reporters.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const flagged = sorted.map(({ recentlyFlagged }) => recentlyFlagged.slice(0, settings.coordination.newestFlags));
  const ties = tiesBetween(flagged, settings.coordination);
  const members = largestComponent(ties, sorted.length);
  if (members.length < settings.coordination.leastReporters) return null;
  return { reporterIds: members.flatMap((index) => sorted[index]?.id ?? []), overlap: meanOverlap(members, ties) };
}

/** Whoever of the neighbours on some comment shares enough with the other. */
function tiesBetween(
  flagged: readonly (readonly string[])[],
  { overlap: least, flagsInCommon }: EvidenceSettings['coordination'],
): readonly Tie[] {
  const sets = flagged.map((comments) => new Set(comments));
  return candidatePairs(flagged).flatMap((pair) => {
    const [a, b] = [sets[pair[0]] ?? new Set(), sets[pair[1]] ?? new Set()];
    const common = [...a].filter((comment) => b.has(comment)).length;
    const overlap = common / (a.size + b.size - common);
    return common >= flagsInCommon && overlap >= least ? [{ pair, overlap }] : [];
  });
}

function candidatePairs(flagged: readonly (readonly string[])[]): (readonly [number, number])[] {
  const latest = new Map<string, number[]>();
  const pairs = new Map<number, readonly [number, number]>();
  for (const [index, comments] of flagged.entries()) {
    for (const comment of comments) {
      const before = latest.get(comment) ?? [];
      for (const other of before) pairs.set(other * flagged.length + index, [other, index]);
      latest.set(comment, [...before, index].slice(-NEIGHBOURS));
    }
  }
  return [...pairs.values()];
}

/** Of the graph that the ties make over `size` nodes; its nodes in rising order. */
function largestComponent(ties: readonly Tie[], size: number): readonly number[] {
  const parent = Array.from({ length: size }, (_, index) => index);
  const rootOf = (index: number): number => {
    let at = index;
    while (parent[at] !== at) at = parent[at] = parent[parent[at] ?? at] ?? at;
    return at;
  };
  for (const { pair } of ties) parent[rootOf(pair[1])] = rootOf(pair[0]);
  const components = new Map<number, number[]>();
  for (const index of parent.keys()) {
    const component = components.get(rootOf(index));
    if (component === undefined) components.set(rootOf(index), [index]);
    else component.push(index);
  }
  return [...components.values()].reduce<number[]>((best, each) => (each.length > best.length ? each : best), []);
}

function meanOverlap(members: readonly number[], ties: readonly Tie[]): number {
  const closest = new Map<number, number>();
  for (const { pair, overlap } of ties)
    for (const index of pair) closest.set(index, Math.max(closest.get(index) ?? 0, overlap));
  return members.reduce((sum, index) => sum + (closest.get(index) ?? 0), 0) / members.length;
}
