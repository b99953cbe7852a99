import type { Paragraph } from './catalogue.js';

/** What could end a line, hide, or turn the direction of what stands around it. */
const UNRULY = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Cs}]+/gu;

/** One line without control characters, whatever a person wrote. */
export function oneLine(text: string): string {
  return text.replace(UNRULY, ' ').trim();
}

const linesOf = (text: string) => text.split(/\r\n?|[\n\u2028\u2029]/u).map(oneLine);

export function toPlain(paragraphs: readonly Paragraph[]): string {
  return paragraphs
    .map((paragraph) =>
      typeof paragraph === 'string'
        ? oneLine(paragraph)
        : linesOf(paragraph.quote)
            .map((line) => `> ${line}`)
            .join('\n'),
    )
    .join('\n\n');
}

/** Of p, br and blockquote alone; every text in it is escaped. */
export function toHtml(paragraphs: readonly Paragraph[]): string {
  return paragraphs
    .map((paragraph) =>
      typeof paragraph === 'string'
        ? `<p>${escapeHtml(oneLine(paragraph))}</p>`
        : `<blockquote><p>${linesOf(paragraph.quote).map(escapeHtml).join('<br>')}</p></blockquote>`,
    )
    .join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** For text and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
