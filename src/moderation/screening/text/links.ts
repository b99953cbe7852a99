import type { Span } from './span.js';

/** A link of a comment. */
export interface Link {
  /** As browsers understand it: http, https or mailto. */
  readonly href: string;
  /** The place of its words in the text as read. */
  readonly span: Span;
}

const ANCHOR = /<a href="([^"]*)"[^>]*>|<\/a>/g;

/** The links of a body in normal form; `textOf` gives the text as read of a part of it. */
export function linksOf(bodyHtml: string, textOf: (html: string) => string): readonly Link[] {
  const links: Link[] = [];
  let open: { readonly href: string; readonly start: number } | null = null;
  let read = 0;
  let length = 0;
  for (const match of bodyHtml.matchAll(ANCHOR)) {
    length += readPart(bodyHtml.slice(read, match.index), textOf).length;
    read = match.index + match[0].length;
    if (match[1] !== undefined) open = { href: readPart(match[1], textOf), start: length };
    else if (open !== null) links.push({ href: open.href, span: { start: open.start, end: length } });
  }
  return links;
}

/** Most parts have neither tags nor entities, and there may be thousands of parts. */
function readPart(html: string, textOf: (html: string) => string): string {
  return /[<&]/.test(html) ? textOf(html) : html;
}
