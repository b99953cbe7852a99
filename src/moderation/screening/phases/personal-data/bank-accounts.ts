import { countrySpecs, isValidIBAN } from 'ibantools';
import type { Span } from '../../text/span.js';

const BEGIN = /\b[A-Za-z]{2}\d\d(?=[ -]?[A-Za-z0-9])/g;
const MAX_LENGTH = 34;
/** Of the places in a text where one could begin; an accident has fewer. */
const MAX_EXAMINED = 50;

/** IBANs: a country's, of its length and form, with the right check digits. */
export function bankAccountsIn(text: string): readonly Span[] {
  const found: Span[] = [];
  let examined = 0;
  for (const { 0: begin, index } of text.matchAll(BEGIN)) {
    if (++examined > MAX_EXAMINED) break;
    const length = countrySpecs[begin.slice(0, 2).toUpperCase()]?.chars ?? null;
    const end = length === null ? null : endOf(text, index, length);
    if (end === null) continue;
    const number = text.slice(index, end).replaceAll(/[ -]/g, '').toUpperCase();
    if (isValidIBAN(number)) found.push({ start: index, end });
  }
  return found;
}

/** The place behind so many letters and digits with single gaps between them; null where there are fewer, or more. */
function endOf(text: string, start: number, length: number): number | null {
  let at = start;
  for (let left = Math.min(length, MAX_LENGTH); left > 0; left--) {
    if (at > start && /[ -]/.test(text.charAt(at))) at++;
    if (!/[A-Za-z0-9]/.test(text.charAt(at))) return null;
    at++;
  }
  return /[A-Za-z0-9]/.test(text.charAt(at)) ? null : at;
}
