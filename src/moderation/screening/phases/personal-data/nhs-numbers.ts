import type { Span } from '../../text/span.js';
import { windowsOf, type NumberRun, type NumberWindow } from './number-runs.js';

/** How far from the number its name may stand. */
const CONTEXT = 60;
const NAMES = /\b(?:nhs|patient|hospital|health)\b[^.!?\n]{0,40}\b(?:no|num|number|id)\b|\bnhs\b[^.!?\n]{0,12}$/i;

/** NHS numbers: ten digits with the right check digit, written 3-3-4 or named as one. */
export function nhsNumbersIn(text: string, runs: readonly NumberRun[]): readonly Span[] {
  return runs.flatMap((run) =>
    Array.from(windowsOf(run, (length) => length === 10))
      .filter((window) => hasCheckDigit(window.digits) && (isWrittenAsOne(text, window) || isNamed(text, window)))
      .map(({ start, end }) => ({ start, end })),
  );
}

const isWrittenAsOne = (text: string, { start, end }: NumberWindow) =>
  /^\d{3}([ -])\d{3}\1\d{4}$/.test(text.slice(start, end));

function isNamed(text: string, { start }: NumberWindow): boolean {
  return NAMES.test(text.slice(Math.max(0, start - CONTEXT), start));
}

/** Modulus 11 with weights from 10 down to 2. */
function hasCheckDigit(digits: string): boolean {
  const sum = Array.from(digits.slice(0, 9), Number).reduce((total, digit, at) => total + digit * (10 - at), 0);
  return (11 - (sum % 11)) % 11 === Number(digits[9]) && !/^(\d)\1*$/.test(digits);
}
