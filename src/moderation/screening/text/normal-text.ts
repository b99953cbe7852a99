import type { Span } from './span.js';

/** A text made comparable, with the way back: each of its units knows where in the original it came from. */
export interface NormalText {
  readonly text: string;
  /** The place in the original of `text.slice(start, end)`. */
  readonly spanOf: (start: number, end: number) => Span;
}

/** The text in lower case. */
export function toNormalText(original: string): NormalText {
  let text = '';
  const origins: number[] = [];
  for (const [at, unit] of original.split('').entries()) {
    const lower = unit.toLowerCase();
    text += lower;
    origins.push(...Array.from(lower.split(''), () => at));
  }
  return {
    text,
    spanOf: (start, end) => ({ start: origins[start] ?? original.length, end: (origins[end - 1] ?? start) + 1 }),
  };
}
