import type { DemoReader } from './types.js';

/** Fourteen invented readers; the two fresh accounts are the ones that get into trouble. */
export const demoReaders: readonly DemoReader[] = [
  { key: 'maureen-tideswell', displayName: 'Maureen Tideswell', joinedDaysBefore: 1460 },
  { key: 'band-six', displayName: 'Band Six', joinedDaysBefore: 812 },
  { key: 'p-oduya-wren', displayName: 'P. Oduya-Wren', joinedDaysBefore: 395 },
  { key: 'old-clerk-of-works', displayName: 'Old Clerk of Works', joinedDaysBefore: 2190 },
  { key: 'councillor-nettle', displayName: 'Councillor Nettle', joinedDaysBefore: 640 },
  { key: 'priya-lanthorne', displayName: 'Priya Lanthorne', joinedDaysBefore: 271 },
  { key: 'rota-survivor', displayName: 'Rota Survivor', joinedDaysBefore: 88 },
  { key: 'finlay-marchbank', displayName: 'Finlay Marchbank', joinedDaysBefore: 1033 },
  { key: 'wet-well-wendy', displayName: 'Wet Well Wendy', joinedDaysBefore: 504 },
  { key: 'tarmac-ted', displayName: 'Tarmac Ted', joinedDaysBefore: 177 },
  { key: 'ellen-skerritt', displayName: 'Ellen Skerritt', joinedDaysBefore: 59 },
  { key: 'two-sheds', displayName: 'Two Sheds', joinedDaysBefore: 1721 },
  { key: 'matt-at-gridwise', displayName: 'Matt at Gridwise', joinedDaysBefore: 4 },
  { key: 'j-hodge', displayName: 'J. Hodge', joinedDaysBefore: 6 },
];
