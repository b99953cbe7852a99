import { strictestOf, type Finding, type PhaseResult, type ScreeningPhase } from '../phase.js';
import { judgeWords, type WordHit } from '../words/judge-words.js';
import { STOCK_TRIES } from '../words/stock-terms.js';
import type { WordKind } from '../words/term.js';
import type { WordTries } from '../words/word-trie.js';
import type { WordsSettings } from './words-settings.js';

export interface WordsDeps {
  /** The publisher's own words that count in a section, or on the whole site where it is null. */
  readonly ownWordsFor: (section: string | null) => Promise<readonly WordTries[]>;
}

/** Banned and suspect words, however they are written. */
export function words({ ownWordsFor }: WordsDeps): ScreeningPhase {
  return {
    name: 'words',
    asks: 'stores',
    onFailure: 'hold',
    screen: async ({ article, text, normal }, { settings }) => {
      const own = await ownWordsFor(article?.section ?? null);
      const hits = judgeWords(text, normal, settings.words.stock ? [STOCK_TRIES, ...own] : own);
      return resultOf(hits, normal.spanOf, settings.words);
    },
  };
}

type SpanOf = (start: number, end: number) => Finding['spans'][number];

function resultOf(hits: readonly WordHit[], spanOf: SpanOf, settings: WordsSettings): PhaseResult {
  const findings = [...grouped(hits)].map(([, group]) => findingOn(group, spanOf));
  const verdict = strictestOf(hits.map(({ weighs }) => (weighs === 'mild' ? 'publish' : settings[weighs])));
  return findings.length === 0 ? { findings } : { findings, verdict };
}

/** One finding for all words of one kind that weigh the same. */
function grouped(hits: readonly WordHit[]): ReadonlyMap<string, readonly [WordHit, ...WordHit[]]> {
  const groups = new Map<string, [WordHit, ...WordHit[]]>();
  for (const hit of hits) {
    const key = hit.weighs === 'mild' ? hit.weighs : `${hit.weighs} ${hit.term.kind}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [hit]);
    else group.push(hit);
  }
  return groups;
}

const SCORES: Readonly<Record<WordHit['weighs'], number>> = { banned: 1, suspect: 0.7, mild: 0.2 };
/** For a word that hurts only by being said to somebody. */
const ADDRESSED_SCORE = 0.5;

function findingOn(group: readonly [WordHit, ...WordHit[]], spanOf: SpanOf): Finding {
  const [{ weighs, term }] = group;
  const isAddressed = weighs === 'suspect' && group.every((hit) => hit.term.grade === 'insult');
  const details: { readonly kind: WordKind } = { kind: term.kind };
  return {
    code: `words.${weighs}`,
    score: isAddressed ? ADDRESSED_SCORE : SCORES[weighs],
    spans: group.map(({ start, end }) => spanOf(start, end)),
    details,
  };
}
