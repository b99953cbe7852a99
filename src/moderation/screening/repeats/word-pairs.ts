/** Scripts that put no space between words: each of their letters counts as one. */
const UNSPACED = '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}';
const WORD = new RegExp(`[${UNSPACED}]\\p{M}*|(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}])+`, 'gu');

/** A longer text is known by so many of its pairs, the same ones each time. */
export const MAX_PAIRS = 1000;

/** The words of a text that was made comparable, in their order, without what stands between them. */
export function wordsOf(normalText: string): readonly string[] {
  return normalText.match(WORD) ?? [];
}

/** The pairs of neighbouring words as 32-bit hashes, each once, rising: all of them, or the lowest `MAX_PAIRS`. */
export function pairsOf(words: readonly string[]): Uint32Array {
  const hashes = new Set<number>();
  for (let at = 1; at < words.length; at += 1) hashes.add(hashOf(`${words[at - 1] ?? ''} ${words[at] ?? ''}`));
  return Uint32Array.from(hashes).sort().subarray(0, MAX_PAIRS);
}

/** FNV-1a over the UTF-16 units, then mixed as MurmurHash3 ends, so that every bit depends on all of the text. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return mix(hash);
}

/** A permutation of the 32-bit numbers that scatters neighbours: the last steps of MurmurHash3. */
export function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** How much two texts share, 0 to 1: the pairs that both have among those that either has. 0 without any. */
export function similarityOf(a: Uint32Array, b: Uint32Array): number {
  // Of a text that was cut short only the lowest pairs are known, so the two are compared by as many of the lowest.
  const most = a.length === MAX_PAIRS || b.length === MAX_PAIRS ? MAX_PAIRS : Infinity;
  let [inA, inB, shared, union] = [0, 0, 0, 0];
  while (union < most && (inA < a.length || inB < b.length)) {
    const [fromA, fromB] = [a[inA] ?? Infinity, b[inB] ?? Infinity];
    if (fromA <= fromB) inA += 1;
    if (fromB <= fromA) inB += 1;
    if (fromA === fromB) shared += 1;
    union += 1;
  }
  return union === 0 ? 0 : shared / union;
}
