import { EJSON } from 'bson';

/*
 * Arrays whose order is left open, by the names the generated pipelines give them: MongoDB's by `$lookup` and
 * `$addToSet`, and the lab's by `$push` after `$sort`, where MongoDB keeps the order.
 */
const UNORDERED_FIELDS = new Set(['joined', 'set', 'all']);

/**
 * The text of a value with its BSON types. Fields are put in the order of their names: where an update adds several,
 * MongoDB adds them in that order, and the lab in the order they were written in
 * (https://www.mongodb.com/docs/manual/reference/operator/update/set/#behavior). The sign of a zero is dropped.
 */
export function exactly(value: unknown): string {
  return EJSON.stringify(canonical(value), { relaxed: false }).replaceAll('"-0.0"', '"0.0"');
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (!isPlain(value)) return value;
  const fields = Object.entries(value).map(([name, held]) => [
    name,
    isSet(name, held) ? sorted(held) : canonical(held),
  ]);
  return Object.fromEntries(fields.sort(([left], [right]) => (String(left) < String(right) ? -1 : 1))) as unknown;
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function isSet(name: string, held: unknown): held is unknown[] {
  return UNORDERED_FIELDS.has(name) && Array.isArray(held);
}

function sorted(list: readonly unknown[]): unknown[] {
  return list.map(exactly).sort();
}
