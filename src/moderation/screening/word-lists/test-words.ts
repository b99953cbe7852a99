import { toNormalText } from '../text/normal-text.js';
import type { Span } from '../text/span.js';
import { findTerms, type TermHit } from '../words/find-terms.js';
import { judgeWords } from '../words/judge-words.js';
import { STOCK_TRIES } from '../words/stock-terms.js';
import type { Grade } from '../words/term.js';
import type { CurrentWordLists } from './current-word-lists.js';
import type { WordEntry } from './word-entry.js';

export interface TestWordsDeps extends Pick<CurrentWordLists, 'ownWordsFor' | 'ownWords'> {
  /** Whether the words that Belowline comes with count in a section, or on the whole site where it is null. */
  readonly usesStockWords: (section: string | null) => Promise<boolean>;
}

/** More than an editor looks at. */
const MOST_HITS = 500;

/** One place of a text that a term fits. */
interface TestedHit {
  readonly span: Span;
  /** What was written there. */
  readonly written: string;
  readonly grade: Grade;
  /** What it counts as where it stands; null where something else counts there, or nothing. */
  readonly countsAs: 'banned' | 'suspect' | 'mild' | null;
  /** The entry that it is a hit of; null for a word that Belowline comes with. */
  readonly entry: WordEntry | null;
}

/** Every hit in a text, in a section or on the whole site, whether it counts or not. Stores nothing. */
export async function testWords(
  deps: TestWordsDeps,
  { text, section }: { readonly text: string; readonly section: string | null },
): Promise<readonly TestedHit[]> {
  const isStockUsed = await deps.usesStockWords(section);
  const lists = [...(isStockUsed ? [STOCK_TRIES] : []), ...(await deps.ownWordsFor(section))];
  const entries = await deps.ownWords();
  const normal = toNormalText(text);
  const counting = judgeWords(text, normal, lists);
  const hits = lists.flatMap((tries) => findTerms(normal.text, tries)).sort((a, b) => a.start - b.start);
  return hits.slice(0, MOST_HITS).map((hit) => {
    const span = normal.spanOf(hit.start, hit.end);
    return {
      span,
      written: text.slice(span.start, span.end),
      grade: hit.term.grade,
      countsAs: counting.find((other) => isSame(other, hit))?.weighs ?? null,
      entry: hit.term.entryId === null ? null : (entries.get(hit.term.entryId) ?? null),
    };
  });
}

function isSame(a: TermHit, b: TermHit): boolean {
  return a.start === b.start && a.end === b.end && a.term === b.term;
}
