import type { Timestamp } from 'bson';

const scratch = Buffer.alloc(16);

/** From here on neighbouring doubles are more than 1 apart, and an int64 may lie between two of them. */
const EXACT_LIMIT = 2 ** 53;

/** The key of a double: eight bytes, and beyond 2^53 two more, which for an int64 hold its distance above the double. */
export function doubleBytes(value: number): string {
  writeOrderedDouble(value);
  if (Math.abs(value) < EXACT_LIMIT || Number.isNaN(value)) return scratch.toString('latin1', 0, 8);
  scratch.writeUInt16BE(0, 8);
  return scratch.toString('latin1', 0, 10);
}

/** The key of an int64, in one order with doubles. */
export function longBytes(value: bigint): string {
  const nearest = Number(value);
  if (Math.abs(nearest) < EXACT_LIMIT) return doubleBytes(nearest);
  const below = BigInt(nearest) > value ? doubleBelow(nearest) : nearest;
  writeOrderedDouble(below);
  scratch.writeUInt16BE(Number(value - BigInt(below)), 8);
  return scratch.toString('latin1', 0, 10);
}

/** The greatest double below a finite one that isn't 0. */
function doubleBelow(value: number): number {
  scratch.writeDoubleBE(value, 0);
  const bits = scratch.readBigUInt64BE(0);
  scratch.writeBigUInt64BE(value > 0 ? bits - 1n : bits + 1n, 0);
  return scratch.readDoubleBE(0);
}

/** NaN comes before all, and -0 is 0. */
function writeOrderedDouble(value: number): void {
  if (Number.isNaN(value)) {
    scratch.fill(0, 0, 8);
    return;
  }
  scratch.writeDoubleBE(value === 0 ? 0 : value, 0);
  if (value < 0) for (let index = 0; index < 8; index += 1) scratch[index] = ~(scratch[index] ?? 0);
  else scratch[0] = (scratch[0] ?? 0) | 0x80;
}

/** The key of a time in ms; an invalid date counts as 0, as BSON encodes it. */
export function dateBytes(time: number): string {
  // The high word is offset, so that times before 1970 come first.
  const ms = Number.isNaN(time) ? 0 : time;
  const high = Math.floor(ms / 2 ** 32);
  scratch.writeUInt32BE((high + 2 ** 31) >>> 0, 0);
  scratch.writeUInt32BE(ms - high * 2 ** 32, 4);
  return scratch.toString('latin1', 0, 8);
}

export function timestampBytes(timestamp: Timestamp): string {
  scratch.writeUInt32BE(timestamp.t, 0);
  scratch.writeUInt32BE(timestamp.i, 4);
  return scratch.toString('latin1', 0, 8);
}

export function lengthBytes(length: number): string {
  scratch.writeUInt32BE(length, 0);
  return scratch.toString('latin1', 0, 4);
}

export function bytesOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** A text's UTF-8 bytes and an end mark; a zero byte within is followed by 0xff, the end mark by 1. */
export function textBytes(text: string): string {
  if (isPlain(text)) return `${text}\x00\x01`;
  const bytes = Buffer.from(text, 'utf8').toString('latin1');
  return `${bytes.replaceAll('\x00', '\x00\xff')}\x00\x01`;
}

/** Whether the text is its own UTF-8 and holds no zero. */
function isPlain(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0 || code > 0x7f) return false;
  }
  return true;
}

/** The bytes that sort the other way round. */
export function inverted(key: string): string {
  const bytes = Buffer.from(key, 'latin1');
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = ~(bytes[index] ?? 0);
  return bytes.toString('latin1');
}
