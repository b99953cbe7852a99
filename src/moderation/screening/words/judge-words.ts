import type { NormalText } from '../text/normal-text.js';
import { isAddressed } from './addressing.js';
import { findTerms, type TermHit } from './find-terms.js';
import type { Grade } from './term.js';
import type { WordTries } from './word-trie.js';

/** A hit with what it weighs where it stands. */
export interface WordHit extends TermHit {
  readonly weighs: Exclude<Grade, 'insult' | 'allowed'>;
}

/** The hits in a text that count, each place once, in the order of the text. */
export function judgeWords(original: string, normal: NormalText, lists: readonly WordTries[]): readonly WordHit[] {
  const hits = withoutAllowed(lists.flatMap((tries) => findTerms(normal.text, tries)))
    .filter((hit) => !(hit.term.isName && isWrittenAsName(hit, original, normal)))
    .flatMap((hit) => {
      const weighs = weightOf(hit, normal.text);
      return weighs === null ? [] : [{ ...hit, weighs }];
    });
  return withoutOverlaps(hits, normal.text.length);
}

/** Hits come in the order of their starts, so the phrase that reaches furthest so far is the one that may cover a hit. */
function withoutAllowed(hits: readonly TermHit[]): readonly TermHit[] {
  const kept: TermHit[] = [];
  let coveredTo = 0;
  for (const hit of inOrder(hits))
    if (hit.term.grade === 'allowed') coveredTo = Math.max(coveredTo, hit.end);
    else if (hit.end > coveredTo) kept.push(hit);
  return kept;
}

/** Of those that start together, the allowed first. */
function inOrder(hits: readonly TermHit[]): readonly TermHit[] {
  const rank = ({ term }: TermHit): number => (term.grade === 'allowed' ? 0 : 1);
  return hits.toSorted((a, b) => a.start - b.start || rank(a) - rank(b));
}

/** Null for an insult that is said to nobody. */
function weightOf({ term: { grade }, start, end, isDisguised }: TermHit, text: string): WordHit['weighs'] | null {
  if (grade === 'allowed') return null;
  if (grade !== 'insult') return grade;
  return isDisguised || isAddressed(text, start, end) ? 'suspect' : null;
}

const WEIGHT: Readonly<Record<WordHit['weighs'], number>> = { mild: 0, suspect: 1, banned: 2 };

/** At each place the gravest counts, of equals the longest, of these the first. */
function withoutOverlaps(hits: readonly WordHit[], length: number): readonly WordHit[] {
  const taken = new Uint8Array(length);
  const byWeight = hits.toSorted(
    (a, b) => WEIGHT[b.weighs] - WEIGHT[a.weighs] || b.end - b.start - (a.end - a.start) || a.start - b.start,
  );
  const kept = byWeight.filter(({ start, end }) => {
    if (taken.subarray(start, end).includes(1)) return false;
    taken.fill(1, start, end);
    return true;
  });
  return kept.sort((a, b) => a.start - b.start);
}

/** With a capital that is not followed by another. */
function isWrittenAsName({ start, end }: TermHit, original: string, { spanOf }: NormalText): boolean {
  const span = spanOf(start, end);
  return /^\p{Lu}\P{Lu}*$/u.test(original.slice(span.start, span.end));
}
