const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** `Intl.Segmenter` takes time by the square of the text's length, so it is given short pieces. */
const PIECE_LENGTH = 256;

/** What people take for the characters of a text: a letter with its accents or an emoji is one. In linear time. */
export function* graphemesOf(text: string): Generator<string, void> {
  let start = 0;
  let length = PIECE_LENGTH;
  while (start < text.length) {
    const end = endOfPiece(text, start + length);
    const found = Array.from(segmenter.segment(text.slice(start, end)), ({ segment }) => segment);
    // The last one may go on behind the piece, which then begins anew with it.
    if (end < text.length) found.pop();
    for (const grapheme of found) {
      yield grapheme;
      start += grapheme.length;
    }
    length = found.length === 0 ? length * 2 : PIECE_LENGTH;
  }
}

/** Not within a surrogate pair: half of one looks like the end of what it belongs to. */
function endOfPiece(text: string, end: number): number {
  return /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(end - 1, end + 1)) ? end + 1 : end;
}
