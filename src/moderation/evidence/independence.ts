/** Somebody who says something of some worth. */
export interface Voice {
  readonly id: string;
  /** Counted after all others, so that what they share counts for those. */
  readonly last: boolean;
  readonly worth: number;
  /** The comments that they flagged of late, each once. */
  readonly flagged: readonly string[];
}

/**
 * What each voice is worth next to the others, by id. Each worth is spread evenly over what its voice flagged of late and
 * `ownFlags` more, and each comment is counted once, by the densest worth on it. The sum never falls with one more voice,
 * and neither it nor its parts depend on the order in which voices are given (docs/evidence.md).
 */
export function independentWorth(voices: readonly Voice[], ownFlags: number): ReadonlyMap<string, number> {
  const density = ({ worth, flagged }: Voice) => worth / (flagged.length + ownFlags);
  const dense = voices.map((voice) => ({ voice, density: density(voice) }));
  dense.sort(
    (a, b) =>
      Number(a.voice.last) - Number(b.voice.last) || b.density - a.density || (a.voice.id < b.voice.id ? -1 : 1),
  );
  /** By comment, the densest worth on it so far. */
  const covered = new Map<string, number>();
  return new Map(dense.map((each) => [each.voice.id, uncovered(each, covered)]));
}

/** What a voice adds to what is covered, which it then covers too. */
function uncovered({ voice, density }: { voice: Voice; density: number }, covered: Map<string, number>): number {
  if (density === 0) return 0;
  let left = voice.worth;
  for (const commentId of voice.flagged) {
    const before = covered.get(commentId) ?? 0;
    left -= Math.min(before, density);
    if (density > before) covered.set(commentId, density);
  }
  return left;
}
