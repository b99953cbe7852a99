import { Double, EJSON, Int32, Long, ObjectId } from 'bson';
import { TypeLimit } from './intervals.js';

/** A value as MongoDB's messages and plans show it. */
export function describe(value: unknown): string {
  if (value instanceof TypeLimit) return value.text;
  if (value === undefined) return 'undefined';
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`;
  if (value instanceof RegExp) return value.toString();
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[ ${value.map(describe).join(', ')} ]`;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  return typeof value === 'object' && value !== null ? describeObject(value) : 'null';
}

function describeObject(value: object): string {
  if (value instanceof Int32 || value instanceof Double) return String(value.value);
  if (value instanceof Long) return value.toString();
  return '_bsontype' in value ? EJSON.stringify(value) : describeDocument(value);
}

/** `{ a: 1, b: "x" }` */
export function describeDocument(document: object): string {
  const fields = Object.entries(document).map(([name, value]) => `${name}: ${describe(value)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}
