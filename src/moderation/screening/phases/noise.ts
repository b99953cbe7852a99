import { verdictOn, type Finding, type ScreeningPhase } from '../phase.js';
import type { Span } from '../text/span.js';
import { keyboardMashIn } from './noise/keyboard-mash.js';
import { shoutingIn } from './noise/shouting.js';
import { otherScriptsIn } from './noise/other-scripts.js';
import type { NoiseSettings } from './noise-settings.js';

/** What is hard on the eyes: capitals throughout, towers of accents, one character without end, another script. */
export const noise: ScreeningPhase = {
  name: 'noise',
  onFailure: 'publish',
  screen: ({ text }, { settings: { noise: settings } }) => {
    const findings = [
      ...shouting(text, settings),
      ...found('noise.marks', 0.8, marksIn(text, settings.maxMarks)),
      ...found('noise.repeated', 0.5, repeatedIn(text, settings.maxRepeats)),
      ...otherScripts(text, settings),
      ...(settings.keyboardMash ? found('noise.keyboard', 0.5, keyboardMashIn(text)) : []),
    ];
    return verdictOn(findings, settings.verdict);
  },
};

function found(code: Finding['code'], score: number, spans: readonly Span[]): readonly Finding[] {
  return spans.length === 0 ? [] : [{ code, score, spans }];
}

function shouting(text: string, { maxCapitals, capitalsFrom }: NoiseSettings): readonly Finding[] {
  const { share, letters, spans } = shoutingIn(text);
  return share > maxCapitals && letters >= capitalsFrom ? found('noise.capitals', 0.5, spans) : [];
}

function otherScripts(text: string, { scripts, maxOtherScripts }: NoiseSettings): readonly Finding[] {
  const { share, spans } = otherScriptsIn(text, scripts);
  return share > maxOtherScripts ? found('noise.script', 0.4, spans) : [];
}

const spansOf = (text: string, pattern: RegExp): readonly Span[] =>
  Array.from(text.matchAll(pattern), ({ 0: match, index }) => ({ start: index, end: index + match.length }));

/** Letters with more marks on them than any language puts there. */
function marksIn(text: string, most: number): readonly Span[] {
  if (!/\p{M}/u.test(text)) return [];
  return spansOf(text, /\P{M}?\p{M}+/gu).filter(
    ({ start, end }) => end - start > most && marksOf(text.slice(start, end)) > most,
  );
}

const marksOf = (cluster: string) => cluster.match(/\p{M}/gu)?.length ?? 0;

/** Lines that part one thing from the next; marks are counted by their letter. */
const RULE = /^[\s.\-–—_=*~#\p{M}]/u;

function repeatedIn(text: string, most: number): readonly Span[] {
  return spansOf(text, /(.)\1{3,}/gsu).filter(({ start, end }) => {
    const run = text.slice(start, end);
    return !RULE.test(run) && run.length > most && Array.from(run).length > most;
  });
}
