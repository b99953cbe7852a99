import { lookAlikeOf } from './look-alikes.js';
import { remembered } from './remembered.js';

const ASCII: readonly string[] = Array.from({ length: 0x80 }, (_, code) => foldAscii(String.fromCharCode(code)));

const MAX_REMEMBERED = 10_000;
const foldRemembered = remembered(MAX_REMEMBERED, (code) => foldOther(String.fromCodePoint(code)));

/** In UTF-16 units. Only ligatures that hold a whole phrase would be longer; they stay what they are. */
const LONGEST = 6;

/** What a character is compared as: usually one lower-case letter, nothing for what cannot be seen. Any code point. */
export function fold(code: number): string {
  return ASCII[code] ?? foldRemembered(code);
}

function foldAscii(character: string): string {
  if (character === '\t') return ' ';
  if (character === '\n' || character === '\r') return '\n';
  return /\p{Cc}/u.test(character) ? '' : character.toLowerCase();
}

const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Mn}\p{Me}\p{Cc}\p{Cf}]/u;
const UNSEEN_ANYWHERE = new RegExp(UNSEEN, 'gu');

/** Characters that stand for one of their kind; the first pattern that fits counts. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/\p{Cs}/u, '\ufffd'],
  [/[\p{Zl}\p{Zp}\u0085]/u, '\n'],
  [UNSEEN, ''],
  [/[\p{Zs}\u2800]/u, ' '],
  [/\p{Pd}/u, '-'],
];

function foldOther(character: string): string {
  const kind = KINDS.find(([pattern]) => pattern.test(character));
  if (kind !== undefined) return kind[1];
  const decomposed = character.normalize('NFKD');
  if (decomposed === character) return foldPart(character);
  const whole = lookAlikeOf(character);
  if (whole !== null) return whole;
  let folded = '';
  for (const part of decomposed) folded += part < '\x80' ? foldAscii(part) : foldPart(part);
  return folded.length > LONGEST ? character : folded;
}

function foldPart(part: string): string {
  if (DIGIT.test(part)) return digitOf(part);
  return lookAlikeOf(part) ?? part.toLowerCase().replace(UNSEEN_ANYWHERE, '');
}

const DIGIT = /\p{Nd}/u;

/** Unicode keeps the ten digits of a script together, in their order. */
function digitOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && DIGIT.test(String.fromCodePoint(code - value - 1))) value++;
  return String(value);
}
