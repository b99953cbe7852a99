import { Metadata, parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/metadata.max.json';
import type { Span } from '../../text/span.js';
import { windowsOf, type NumberRun, type NumberWindow } from './number-runs.js';

export interface TelephoneSettings {
  readonly country: CountryCode;
  /** Numbers that are for everyone, in E.164. */
  readonly publicNumbers: readonly string[];
}

/** How many numbers of a text are looked up, which takes a tenth of a millisecond; the rest is judged by its form. */
const MAX_LOOKED_UP = 6;
/** Of a number with its country's code, and with what is dialled before that. */
const INTERNATIONAL = { min: 8, max: 17 };
/** Paid for by who is called, or so dear that they are a business's. */
const BUSINESS = ['TOLL_FREE', 'SHARED_COST', 'PREMIUM_RATE', 'UAN', 'VOICEMAIL'];

/** Telephone numbers of people, in the country's form or with a country's code. */
export function telephoneNumbersIn(
  text: string,
  runs: readonly NumberRun[],
  settings: TelephoneSettings,
): readonly Span[] {
  const found: Span[] = [];
  let lookedUp = 0;
  for (const candidate of candidatesIn(text, runs, settings.country)) {
    if (candidate.start < (found.at(-1)?.end ?? 0)) continue;
    const isOne = ++lookedUp <= MAX_LOOKED_UP ? isPersonal(text, candidate, settings) : isWritten(candidate);
    if (isOne) found.push({ start: candidate.start, end: candidate.end });
  }
  return found;
}

interface Candidate extends NumberWindow {
  readonly isInternational: boolean;
}

function* candidatesIn(text: string, runs: readonly NumberRun[], country: CountryCode): Generator<Candidate, void> {
  const form = formOf(country);
  const lengths = (digits: number) =>
    form.lengths.has(digits) || (digits >= INTERNATIONAL.min && digits <= INTERNATIONAL.max);
  for (const run of runs)
    for (const window of windowsOf(run, lengths)) {
      const start = withPlus(text, window.start);
      const isInternational = text[start] === '+' || /^00[1-9]/.test(window.digits);
      const isNational = window.digits.startsWith(form.prefix) && form.lengths.has(window.digits.length);
      if (isInternational || isNational) yield { ...window, start, isInternational };
    }
}

/** The place of the plus or bracket before a number, or the number's own. */
function withPlus(text: string, start: number): number {
  const before = /(?:\+\(?|\()$/.exec(text.slice(Math.max(0, start - 2), start));
  return start - (before?.[0].length ?? 0);
}

/** What a number looks like that is dialled within a country. */
interface NationalForm {
  readonly prefix: string;
  readonly lengths: ReadonlySet<number>;
}

const knownForms = new Map<CountryCode, NationalForm>();

function formOf(country: CountryCode): NationalForm {
  const known = knownForms.get(country);
  if (known !== undefined) return known;
  const plans = new Metadata(metadata);
  plans.selectNumberingPlan(country);
  const lengths = plans.numberingPlan?.possibleLengths() ?? [];
  // Elsewhere, numbers are also written without what is dialled first.
  const form = country === 'GB' ? { prefix: '0', with: [1] } : { prefix: '', with: [0, 1, 2] };
  const made = {
    prefix: form.prefix,
    lengths: new Set(lengths.flatMap((length) => form.with.map((more) => length + more))),
  };
  knownForms.set(country, made);
  return made;
}

function isPersonal(text: string, candidate: Candidate, settings: TelephoneSettings): boolean {
  const written = text.slice(candidate.start, candidate.end);
  const options = { defaultCountry: settings.country, extract: false };
  const number = parsePhoneNumberFromString(written, options, metadata);
  if (number === undefined || settings.publicNumbers.includes(number.number)) return false;
  if (number.isValid()) return !BUSINESS.includes(number.getType() ?? '');
  // Numbers set aside for fiction, and those that the library does not know yet.
  return number.isPossible() && (candidate.isInternational || isWritten(candidate));
}

/** Whether digits are written as people in Britain write telephone numbers, and nothing else. */
function isWritten({ digits, shape }: NumberWindow): boolean {
  if (/^07\d{9}$/.test(digits)) return true;
  return /^0[12]\d{8,9}$/.test(digits) && [3, 4, 5].includes(shape[0] ?? 0) && shape.length <= 3;
}
