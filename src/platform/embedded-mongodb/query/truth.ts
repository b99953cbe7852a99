import { numberIn } from './values.js';

/** What an expression's result means as a condition: false, null, missing and zero are false, all else is true. */
export function isTruthy(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return false;
  const number = numberIn(value);
  return number === undefined || (number !== 0 && number !== 0n);
}
