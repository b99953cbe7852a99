import type { Span } from '../../text/span.js';

/** Two letters, six digits and a last letter from A to D: in capitals, or without a gap behind the letters. */
const NUMBER =
  /\b([A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]) ?(?:\d\d ?\d\d ?\d\d) ?[A-D]\b|\b([a-ceghj-pr-tw-z][a-ceghj-npr-tw-z])\d\d ?\d\d ?\d\d ?[a-d]\b/g;
/** Never given out. */
const UNUSED = new Set(['BG', 'GB', 'NK', 'KN', 'TN', 'NT', 'ZZ']);
/** "PAID AT 200000 A YEAR" has the form of one. */
const IN_WORDS = /^[A-Z]{2} \d{6} A$/;

/** National Insurance numbers: they have no check digit, but a form that little else has. */
export function nationalInsuranceIn(text: string): readonly Span[] {
  return Array.from(text.matchAll(NUMBER))
    .filter(([number, upper, lower]) => !UNUSED.has((upper ?? lower ?? '').toUpperCase()) && !IN_WORDS.test(number))
    .map(({ 0: number, index }) => ({ start: index, end: index + number.length }));
}
