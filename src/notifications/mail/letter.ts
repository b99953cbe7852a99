import type { Paragraph } from '../catalogue.js';
import { escapeHtml, oneLine, toHtml, toPlain } from '../plain-and-html.js';

/** A mail before it has a form. */
export interface Letter {
  readonly title: string;
  readonly paragraphs: readonly Paragraph[];
  /** What its reader is to follow, as a whole address. */
  readonly link: { readonly label: string; readonly url: string } | null;
  /** Below the rest; may end with an address of its own. */
  readonly footer: readonly { readonly text: string; readonly url: string | null }[];
}

/** The letter as plain text, lines unbroken. */
export function letterText({ paragraphs, link, footer }: Letter): string {
  const parts = [
    toPlain(paragraphs),
    ...(link === null ? [] : [`${link.label}:\n${link.url}`]),
    ['-- ', ...footer.map(({ text, url }) => (url === null ? text : `${text}: ${url}`))].join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The letter as a whole HTML document, in which every text is escaped. Nothing in it is loaded from anywhere. */
export function letterHtml({ title, paragraphs, link, footer }: Letter): string {
  const closing = footer.map(({ text, url }) => (url === null ? escapeHtml(text) : anchor(text, url)));
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>${escapeHtml(oneLine(title))}</title>
</head>
<body style="font: 16px/1.5 Georgia, serif; max-width: 36em; margin: 0 auto; padding: 16px">
<h1 style="font-size: 20px">${escapeHtml(oneLine(title))}</h1>
${toHtml(paragraphs)}
${link === null ? '' : `<p>${anchor(link.label, link.url)}</p>`}
<hr>
<p style="font-size: 13px">${closing.join('<br>')}</p>
</body>
</html>
`;
}

function anchor(label: string, url: string): string {
  return `<a href="${escapeHtml(url)}">${escapeHtml(label)}</a>`;
}
