import { strictestOf, type Finding, type ScreeningPhase } from '../phase.js';
import { toNormalText } from '../text/normal-text.js';
import type { Span } from '../text/span.js';

/**
 * How a text was made unlike what it reads as. The normal text, which `toScreened` makes for all phases, has nothing of
 * it left. What is pasted from elsewhere or belongs to other scripts and emoji is no finding: soft hyphens, joiners
 * between Arabic letters or emoji, marks of direction, a word in Greek.
 */
export const normalise: ScreeningPhase = {
  name: 'normalise',
  onFailure: 'publish',
  screen: ({ text }, { settings: { normalise: settings } }) => {
    if (!BEYOND_ASCII.test(text)) return { findings: [] };
    const checks = [
      { verdict: settings.hidden, ...found('text.hidden_characters', 0.5, hiddenIn(text)) },
      { verdict: settings.overrides, ...found('text.direction_override', 0.6, placesOf(OVERRIDE, text)) },
      { verdict: settings.imitations, ...found('text.imitated_letters', 0.6, imitationsIn(text)) },
    ].filter(({ finding }) => finding.spans.length > 0);
    const findings = checks.map(({ finding }) => finding);
    return { findings, verdict: strictestOf(checks.map(({ verdict }) => verdict)) };
  },
};

const BEYOND_ASCII = /[^\0-\x7f]/;

const found = (code: Finding['code'], score: number, spans: readonly Span[]): { readonly finding: Finding } => ({
  finding: { code, score, spans },
});

/** Zero-width characters that no Latin word has, between two Latin letters; and letters that are tags. */
const HIDDEN = /(?<=\p{Script=Latin})[\u200b-\u200d\u2060-\u2064\ufeff\u180e\u115f\u1160\u3164]+(?=\p{Script=Latin})/gu;
const TAGS = /(?<![\u{1f3f4}\u{e0020}-\u{e007f}])[\u{e0020}-\u{e007f}]+/gu;
const OVERRIDE = /[\u202d\u202e]+/gu;

function hiddenIn(text: string): readonly Span[] {
  return [...placesOf(HIDDEN, text), ...placesOf(TAGS, text)].sort((a, b) => a.start - b.start);
}

function placesOf(pattern: RegExp, text: string): readonly Span[] {
  return Array.from(text.matchAll(pattern), ({ 0: match, index }) => ({ start: index, end: index + match.length }));
}

const WORD = /[\p{L}\p{M}]+/gu;
const LATIN = /\p{Script=Latin}/u;
const OTHER =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Coptic}\p{Script=Lisu}]/u;
/** As in TNFα, kΩ or μSv. */
const WITH_ONE_GREEK_END = /^\p{Script=Greek}\p{Script=Latin}+$|^\p{Script=Latin}+\p{Script=Greek}$/u;
const READS_AS_LATIN = /^[a-z]+$/;

/** Words that mix Latin letters with others and read as Latin throughout. */
function imitationsIn(text: string): readonly Span[] {
  return placesOf(WORD, text).filter(({ start, end }) => {
    const word = text.slice(start, end);
    if (!OTHER.test(word) || !LATIN.test(word) || WITH_ONE_GREEK_END.test(word)) return false;
    return READS_AS_LATIN.test(toNormalText(word).text);
  });
}
