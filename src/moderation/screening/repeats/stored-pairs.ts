/** The pairs of a text as bytes: 32-bit numbers, little-endian. */
export function packPairs(pairs: Uint32Array): Buffer {
  const bytes = Buffer.alloc(pairs.length * 4);
  for (const [at, pair] of pairs.entries()) bytes.writeUInt32LE(pair, at * 4);
  return bytes;
}

/** Lean documents hold bytes as the driver gives them. */
export function unpackPairs({ buffer }: { readonly buffer: Uint8Array }): Uint32Array {
  const bytes = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  return Uint32Array.from({ length: buffer.byteLength / 4 }, (_, at) => bytes.getUint32(at * 4, true));
}
