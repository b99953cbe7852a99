/** The tags of a comment, as the service knows them (`src/comments/comment-body.ts`). */
const TAG =
  /<\/?(?:p|br|em|strong|b|i|blockquote|ul|ol|li|a)(?:\s+[\w:-]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))*\s*\/?>/gi;
const MARKS = /<\/?(?:em|strong|b|i|a)\b[^>]*>/gi;
const REFERENCE = /&(?:#\d+|#x[\da-f]+|[a-z]\w*);/gi;
const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\p{Cc}\u2800]+$/u;
/** Taking a text apart takes time by the square of its length, and a word is seldom this long. */
const PIECE = 200;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * The length of what is written as the service counts it: without tags, a letter with its accents or an emoji as one, a
 * run of white space as one. The service has the last word.
 */
export function lengthWritten(text: string): number {
  const isHtml = text.search(TAG) !== -1;
  const read = isHtml ? text.replace(REFERENCE, 'x') : text;
  const words = read
    .replace(MARKS, '')
    .replace(TAG, '\n')
    .split(/\s+/u)
    .filter((word) => word !== '');
  const lengths = words.map(lengthOfWord).filter((length) => length > 0);
  return lengths.reduce((sum, length) => sum + length, Math.max(0, lengths.length - 1));
}

function lengthOfWord(word: string): number {
  if (/^[!-~]*$/.test(word)) return word.length;
  let length = 0;
  for (let at = 0; at < word.length; at += PIECE)
    for (const { segment } of segmenter.segment(word.slice(at, at + PIECE))) if (!INVISIBLE.test(segment)) length += 1;
  return length;
}
