import sanitizeHtml from 'sanitize-html';
import { graphemesOf } from './graphemes.js';
import { toNormalHtml } from './normal-html.js';

/** What a reader wrote: shorter or longer than this, as read, is refused. */
export const MIN_BODY_LENGTH = 3;
export const MAX_BODY_LENGTH = 5000;

const MAX_HREF_LENGTH = 2000;

const TAGS = 'p|br|em|strong|b|i|blockquote|ul|ol|li|a';
/**
 * One tag of the set, well formed: `1 <b and c> 2` is no HTML, nor is a page's source that somebody asks about. That a
 * bare value has no `<`, as HTML has it, also keeps the search linear: no tag goes on through the next one.
 */
const TAG_OF_THE_SET = new RegExp(
  `</?(?:${TAGS})(?:\\s+[\\w:-]+\\s*=\\s*(?:"[^"]*"|'[^']*'|[^\\s"'<>]+))*\\s*/?>`,
  'i',
);

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: ['p', 'br', 'em', 'strong', 'blockquote', 'ul', 'ol', 'li', 'a'],
  allowedAttributes: { a: ['href'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  nestingLimit: 50,
  transformTags: {
    b: 'strong',
    i: 'em',
    // What word processors and other pages paste for a paragraph.
    ...Object.fromEntries(['div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre', 'tr'].map((tag) => [tag, 'p'])),
    a: (tagName, { href }) => {
      const url = safeHref(href ?? '');
      return { tagName, attribs: url === null ? {} : { href: url } };
    },
  },
};

/**
 * What is stored of a body: clean HTML in normal form, of p, br, em, strong, blockquote, ul, ol, li, and a with an
 * http, https or mailto address. A body without any of these tags is plain text and shows as it was written, with a
 * paragraph for each empty line. Idempotent; empty when there is nothing to read.
 */
export function toBodyHtml(body: string): string {
  const text = body.replaceAll('\0', ''); // no HTML parser keeps it, so nobody may take it for a gap within a word
  return toNormalHtml(TAG_OF_THE_SET.test(text) ? sanitizeHtml(text, OPTIONS) : escapeText(text));
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The address as browsers understand it; null when a comment may not link there. */
function safeHref(href: string): string | null {
  if (!URL.canParse(href)) return null;
  const url = new URL(href);
  if (!['http:', 'https:', 'mailto:'].includes(url.protocol)) return null;
  // A name before the host only serves to make one site look like another.
  if (url.username !== '' || url.password !== '' || url.href.length > MAX_HREF_LENGTH) return null;
  return url.href;
}

/** The text of a stored body as it is read: without tags, blocks and line breaks ending a line. */
export function textAsRead(bodyHtml: string): string {
  return bodyHtml
    .replace(/<\/?(?:em|strong|a)\b[^>]*>/g, '')
    .replace(/<[^>]*>/g, '\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\p{Cc}\u2800]+$/u;

/**
 * The length of a stored body as people count: a letter with its accents or an emoji is one, a run of white space is
 * one, and what cannot be seen is none.
 */
export function lengthAsRead(bodyHtml: string): number {
  let length = 0;
  let space = 0;
  for (const grapheme of graphemesOf(textAsRead(bodyHtml))) {
    if (/^\s+$/u.test(grapheme)) space = 1;
    else if (!INVISIBLE.test(grapheme)) {
      length += length === 0 ? 1 : space + 1;
      space = 0;
    }
  }
  return length;
}
