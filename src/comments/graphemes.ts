const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** `Intl.Segmenter` takes time by the square of the text's length, so it is given short pieces. */
const PIECE_LENGTH = 256;

/**
 * Characters between any two of which there is a boundary: letters, digits, spaces and punctuation of Latin scripts.
 * What follows the last one of a run may belong to it.
 */
const PLAIN_RUN = /[ -~\n\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u20a0-\u20bf]+/y;

/** What people take for the characters of a text: a letter with its accents or an emoji is one. In linear time. */
export function* graphemesOf(text: string): Generator<string, void> {
  let start = 0;
  while (start < text.length) {
    PLAIN_RUN.lastIndex = start;
    const end = start + (PLAIN_RUN.exec(text)?.[0].length ?? 0);
    const certain = end === text.length ? end : end - 1;
    for (; start < certain; start += 1) yield text.charAt(start);
    if (start < text.length) start = yield* graphemesOfPiece(text, start);
  }
}

/** Those of the next piece of a text, whatever its characters are; where they end. */
function* graphemesOfPiece(text: string, start: number): Generator<string, number> {
  for (let length = PIECE_LENGTH; ; length *= 2) {
    const end = endOfPiece(text, start + length);
    const found = Array.from(segmenter.segment(text.slice(start, end)), ({ segment }) => segment);
    // The last one may go on behind the piece, which then begins anew with it.
    if (end < text.length) found.pop();
    yield* found;
    if (found.length > 0) return found.reduce((at, grapheme) => at + grapheme.length, start);
  }
}

/** Not within a surrogate pair: half of one looks like the end of what it belongs to. */
function endOfPiece(text: string, end: number): number {
  return /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(end - 1, end + 1)) ? end + 1 : end;
}
