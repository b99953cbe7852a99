/**
 * How the one ordered store is shared out. A key begins with a letter for its kind; what is kept by number (four bytes)
 * lies together, so that the documents of a collection, and the entries of an index, are one range.
 */
const CATALOG = 'C';
const DOCUMENTS = 'D';
const INDEX_ENTRIES = 'I';
const RECORDS = 'R';
const STATISTICS = 'S';
const DROPPED = 'X';

export const catalogPrefix = CATALOG;
export const droppedPrefix = DROPPED;
export const recordPrefix = RECORDS;

/** The length of `documentPrefix` and `indexPrefix`. */
export const PREFIX_LENGTH = 5;

function numbered(kind: string, number: number): string {
  return kind + String.fromCharCode(number >>> 24, (number >>> 16) & 0xff, (number >>> 8) & 0xff, number & 0xff);
}

/** The record of a collection and its indexes. */
export function catalogKey(number: number): string {
  return numbered(CATALOG, number);
}

export function documentPrefix(collection: number): string {
  return numbered(DOCUMENTS, collection);
}

export function indexPrefix(index: number): string {
  return numbered(INDEX_ENTRIES, index);
}

/** Number of entries and bytes of a collection or index. */
export function statisticsKey(number: number): string {
  return numbered(STATISTICS, number);
}

/** Says that what was kept under a number is still to be removed. */
export function droppedKey(number: number): string {
  return numbered(DROPPED, number);
}

export function numberOf(key: string): number {
  return Buffer.from(key.slice(1, PREFIX_LENGTH), 'latin1').readUInt32BE(0);
}
