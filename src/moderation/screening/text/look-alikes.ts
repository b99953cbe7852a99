import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Unicode's confusables (UTS 39): each character with the one that stands for all that look like it. */
const UNICODE = new Map(Object.entries(require('unhomoglyph/data.json') as Readonly<Record<string, string>>));

/** Each letter with those that are taken for it and that Unicode does not count as its look-alikes. */
const OURS: Readonly<Record<string, string>> = {
  a: 'ᴀɐΛ⍺',
  b: 'ʙвьβ',
  c: 'ᴄↄς',
  d: 'ᴅԁ',
  e: 'ᴇɛεєэəǝꞓ',
  f: 'ꜰƒ',
  g: 'ɢ',
  h: 'ʜнћ',
  i: 'ɪɩ',
  j: 'ᴊ',
  k: 'ᴋкκĸ',
  l: 'ʟ',
  m: 'ᴍмʍ',
  n: 'ɴηпח',
  o: 'ᴏ',
  p: 'ᴘ',
  q: 'ꞯ',
  r: 'ʀгɼ',
  s: 'ꜱ',
  t: 'ᴛтτ†',
  u: 'ᴜμ',
  v: 'ᴠ',
  w: 'ᴡωшщ',
  x: 'χ',
  y: 'ʏ',
  z: 'ᴢ',
  ss: 'ß',
  th: 'þ',
};

const A = 'a'.charCodeAt(0);
/** Where an alphabet of letters in a frame begins that Unicode does not reduce to the bare letter. */
const FRAMED = { parenthesised: 0x249c, circled: 0x1f150, squared: 0x1f170, flags: 0x1f1e6, capitals: 0x1f110 };

const TABLE: ReadonlyMap<string, string> = new Map([
  ...Object.entries(OURS).flatMap(([letter, others]) => Array.from(others, (other) => [other, letter] as const)),
  ...Object.values(FRAMED).flatMap((first) =>
    Array.from({ length: 26 }, (_, i) => [String.fromCodePoint(first + i), String.fromCharCode(A + i)] as const),
  ),
]);

/** Prices stay prices, degrees degrees: what else such a sign may stand for is for whoever looks for words. */
const KEPT = /[\p{Sc}°]/u;
const MARKS = /\p{M}/gu;

/** The lower-case ASCII letters or signs that a character looks like; null where it looks like none. */
export function lookAlikeOf(character: string): string | null {
  if (KEPT.test(character)) return null;
  const lower = character.toLowerCase();
  // Unicode takes a capital I for an l, which its lower case would not be.
  const own = asciiFor(character);
  return own === null || own === 'l' ? (asciiFor(lower) ?? own) : own;
}

function asciiFor(character: string): string | null {
  const ours = TABLE.get(character);
  if (ours !== undefined) return ours;
  const looks = UNICODE.get(character)?.replace(MARKS, '');
  if (looks === undefined) return null;
  const found = TABLE.get(looks) ?? looks.toLowerCase();
  if (!/^[ -~]+$/.test(found)) return null;
  return found === 'rn' ? 'm' : found;
}
