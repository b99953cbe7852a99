import type { Term } from './term.js';

/** How a term was spelled in a text, counted on the way. */
export interface Spelling {
  /** Characters that are letters. */
  letters: number;
  digits: number;
  /** Signs that are written for a certain letter: `$`. */
  signs: number;
  /** Signs that stand for any letter: `*`. */
  masked: number;
  /** Where separators stand between the letters of one word. */
  splits: number;
  /** Where a letter is doubled that the term has once, as it is in many ordinary words. */
  doubling: 'none' | 'last' | 'within';
}

const SHORT = 4;

export function isDisguised({ digits, signs, masked, splits }: Readonly<Spelling>): boolean {
  return digits + signs + masked + splits > 0;
}

/** Whether what was written is likely enough to be the term, and not something else that happens to fit. */
export function isPlausible(
  spelling: Readonly<Spelling>,
  { grade }: Pick<Term, 'grade'>,
  isInflected: boolean,
): boolean {
  const { letters, digits, signs, masked, splits, doubling } = spelling;
  const length = letters + digits + signs + masked;
  if (doubling === 'within' && length < SHORT + 2) return false;
  if (doubling === 'last' && !isInflected && length < SHORT + 2) return false;
  if (!isDisguised(spelling)) return true;
  if (grade === 'mild' || grade === 'allowed' || letters === 0) return false;
  if (digits * 3 > (length < SHORT ? length : length * 2)) return false; // a road, a size, a part number
  if (masked > 0 && (length < SHORT || masked * 2 > length || letters < 2)) return false;
  return splits === 0 || (length >= SHORT && grade !== 'insult');
}
