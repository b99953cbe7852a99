import type { EvidenceSettings } from './evidence-settings.js';

/** A reporter's flags that were settled in the last `misuse.days`, and what was done about them. */
export interface FlagRecord {
  readonly settled: number;
  /** Dismissed as manifestly unfounded. */
  readonly unfounded: number;
  /** Of these, the ones that did harm: a comment was hidden for them, or they served to silence somebody. */
  readonly grave: number;
  /** Manifestly unfounded ones among flags raised after the last warning; null: there was none in that time. */
  readonly unfoundedSinceWarning: number | null;
}

export type MisuseSettings = Pick<EvidenceSettings, 'misuse'>;

export interface MisuseFinding {
  readonly measure: 'none' | 'warn' | 'suspend';
  /** What it rests on, to be kept with it: DSA Art. 23(3) asks for number, share and gravity. */
  readonly unfounded: number;
  /** 0 to 1, of all settled flags. */
  readonly share: number;
  readonly grave: number;
}

/**
 * What frequent manifestly unfounded flags lead to (DSA Art. 23(2)): a warning first, and a suspension of flagging only
 * for what comes after it.
 */
export function findMisuse(record: FlagRecord, { misuse }: MisuseSettings): MisuseFinding {
  const { settled, unfounded, grave, unfoundedSinceWarning } = record;
  const share = settled === 0 ? 0 : unfounded / settled;
  const isOften = unfounded >= misuse.leastUnfounded || grave >= misuse.leastGrave;
  const found = { unfounded, share, grave };
  if (!isOften || share < misuse.leastShare) return { measure: 'none', ...found };
  if (unfoundedSinceWarning === null) return { measure: 'warn', ...found };
  return { measure: unfoundedSinceWarning >= goesTooFar(record, misuse) ? 'suspend' : 'none', ...found };
}

/** After a warning, half of what led to it is enough; less where flags did harm. */
function goesTooFar({ grave }: FlagRecord, { leastUnfounded, leastGrave }: EvidenceSettings['misuse']): number {
  return Math.ceil((grave >= leastGrave ? Math.min(leastGrave, leastUnfounded) : leastUnfounded) / 2);
}
