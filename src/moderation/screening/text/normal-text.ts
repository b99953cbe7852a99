import { fold } from './fold.js';
import { MappedTextBuilder, type MappedText } from './mapped-text.js';

/** A text made comparable, with the way back. For matching alone: what people read is always the original. */
export type NormalText = MappedText;

const ASCII_END = 0x80;
const MARK = /\p{M}/u;

/**
 * The text in lower case, in compatibility form (NFKC), without accents and whatever cannot be seen, and with ASCII
 * letters in place of those that look like them. Every space is ' ', every line break '\n', every dash '-', every digit
 * an ASCII digit. One pass, and never more than six units for one character.
 */
export function toNormalText(original: string): NormalText {
  const builder = new MappedTextBuilder();
  for (let at = 0; at < original.length;) {
    const code = original.codePointAt(at) ?? 0;
    const end = at + (code > 0xffff ? 2 : 1);
    const folded = fold(code);
    if (folded !== '') builder.append(folded, at, end);
    else if (code >= ASCII_END && MARK.test(original.slice(at, end))) builder.extendTo(end);
    at = end;
  }
  return builder.build();
}
