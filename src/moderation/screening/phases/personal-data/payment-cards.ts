import type { Span } from '../../text/span.js';
import { windowsOf, type NumberRun } from './number-runs.js';

/** Issuers by the first digits, with the lengths of their numbers (ISO/IEC 7812). */
const ISSUERS: readonly (readonly [RegExp, readonly number[]])[] = [
  [/^4/, [13, 16, 19]], // Visa
  [/^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, [16]], // Mastercard
  [/^3[47]/, [15]], // American Express
  [/^(?:6011|64[4-9]|65)/, [16, 19]], // Discover
  [/^(?:30[0-5]|3095|36|3[89])/, [14, 16]], // Diners Club
  [/^35(?:2[89]|[3-8])/, [16]], // JCB
  [/^(?:5018|5020|5038|5893|6304|6759|676[1-3])/, [12, 13, 14, 15, 16, 18, 19]], // Maestro
  [/^62/, [16, 17, 18, 19]], // UnionPay
];

/** Card numbers: an issuer's, of its length, with the right check digit, and in groups as people write them. */
export function paymentCardsIn(runs: readonly NumberRun[]): readonly Span[] {
  return runs.flatMap((run) => {
    const found: Span[] = [];
    for (const { digits, start, end, shape } of windowsOf(run, (length) => length >= 12 && length <= 19)) {
      const isBehind = start >= (found.at(-1)?.end ?? 0);
      if (isBehind && isGrouped(shape) && isIssued(digits) && passesLuhn(digits)) found.push({ start, end });
    }
    return found;
  });
}

/** In one piece, or in groups of at least three digits with one of four to begin with. */
function isGrouped(shape: readonly number[]): boolean {
  return shape.length === 1 || (shape[0] === 4 && shape.slice(0, -1).every((size) => size >= 4) && shape.length <= 5);
}

function isIssued(digits: string): boolean {
  return ISSUERS.some(([prefix, lengths]) => lengths.includes(digits.length) && prefix.test(digits));
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (const [at, digit] of Array.from(digits, Number).reverse().entries()) {
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
