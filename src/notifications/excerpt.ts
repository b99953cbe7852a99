const EXCERPT_LENGTH = 280;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The beginning of a plain text, on one line, cut between characters as a reader counts them. */
export function excerptOf(text: string): string {
  // A character takes several units, so a few times as many hold all that can be wanted of a long text.
  const line = text
    .slice(0, 20 * EXCERPT_LENGTH)
    .replace(/\s+/gu, ' ')
    .trim();
  const characters = Array.from(graphemes.segment(line), ({ segment }) => segment);
  return characters.length <= EXCERPT_LENGTH
    ? line
    : `${characters
        .slice(0, EXCERPT_LENGTH - 1)
        .join('')
        .trimEnd()}…`;
}
