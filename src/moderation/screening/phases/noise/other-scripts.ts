import type { Span } from '../../text/span.js';

interface OtherScripts {
  /** Of all letters, from 0 to 1. */
  readonly share: number;
  readonly spans: readonly Span[];
}

const LETTERS = /\p{L}+/gu;
const BEYOND_LATIN = /[\u0370-\uffff]/;
/** Nobody reads the rest of what is marked. */
const MAX_SPANS = 20;

const patterns = new Map<string, RegExp>();

/** Letters of none of `scripts`, in stretches of them. */
function patternOf(scripts: readonly string[]): RegExp {
  const key = scripts.join();
  const known = patterns.get(key);
  if (known !== undefined) return known;
  const allowed = scripts.map((script) => `\\p{Script_Extensions=${script}}`).join('');
  const made = new RegExp(`[\\p{L}--[${allowed}\\p{Script=Common}\\p{Script=Inherited}]]+`, 'gv');
  patterns.set(key, made);
  return made;
}

export function otherScriptsIn(text: string, scripts: readonly string[]): OtherScripts {
  if (scripts.includes('Latin') && !BEYOND_LATIN.test(text)) return { share: 0, spans: [] };
  const stretches = Array.from(text.matchAll(patternOf(scripts)));
  if (stretches.length === 0) return { share: 0, spans: [] };
  const share = lengthOf(stretches) / lengthOf(Array.from(text.matchAll(LETTERS)));
  const marked = stretches.slice(0, MAX_SPANS);
  return { share, spans: marked.map(({ 0: stretch, index }) => ({ start: index, end: index + stretch.length })) };
}

const lengthOf = (stretches: readonly RegExpExecArray[]) => stretches.reduce((sum, [{ length }]) => sum + length, 0);
