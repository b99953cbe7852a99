import type { Span } from '../../text/span.js';

const POSTCODE = /\b([A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]?) ?(\d[ABD-HJLNP-UW-Z]{2})\b/gi;
/** From the house's number to the postcode. */
const REACH = 100;

const STREETS =
  'street|st|road|rd|avenue|ave|lane|ln|drive|dr|close|cl|way|court|ct|crescent|cres|gardens|gdns|grove|terrace|place|pl|square|sq|hill|park|mews|row|walk|green|rise|view|parade|gate|wharf|quay|yard|house|flats?|lodge';
/** A number, up to four words, and what a street is called. */
const HOUSE = new RegExp(`\\b\\d{1,4}[a-z]?,? (?:[\\p{L}'’.-]{1,30} ){1,4}(?:${STREETS})\\b`, 'giu');
/** A number that only a comma and a space part from the postcode. */
const BARE = /\b(?:no\.?|number|house|flat|unit) ?\d{1,4}[a-z]?,? $/i;

/** Of the postcodes of a text; an accident has fewer. */
const MAX_EXAMINED = 10;

/** Postcodes together with the number of a house, which narrow some fifteen homes down to one. */
export function homeAddressesIn(text: string, publicPostcodes: readonly string[]): readonly Span[] {
  const found: Span[] = [];
  let examined = 0;
  for (const { 0: postcode, 1: outward = '', 2: inward = '', index } of text.matchAll(POSTCODE)) {
    if (++examined > MAX_EXAMINED) break;
    if (publicPostcodes.includes(`${outward} ${inward}`.toUpperCase())) continue;
    const begin = Math.max(0, index - REACH);
    const house = houseIn(text.slice(begin, index).replaceAll('\n', ' '));
    if (house !== null) found.push({ start: begin + house, end: index + postcode.length });
  }
  return found;
}

function houseIn(before: string): number | null {
  const house = Array.from(before.matchAll(HOUSE)).at(-1) ?? BARE.exec(before);
  return house?.index ?? null;
}
