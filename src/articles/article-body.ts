import sanitizeHtml from 'sanitize-html';

const SITE = 'https://site.invalid';

/** Whether an address is http, https, or one of this site's own: with one slash in front, and no other host. */
export function isHttpOrOwnUrl(url: string): boolean {
  if (!URL.canParse(url, SITE)) return false;
  const { origin, protocol } = new URL(url, SITE);
  if (url.startsWith('/')) return origin === SITE;
  return URL.canParse(url) && (protocol === 'http:' || protocol === 'https:');
}

function isHttpsOrOwnUrl(url: string): boolean {
  return isHttpOrOwnUrl(url) && !/^\s*http:/i.test(url);
}

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: [
    ...['p', 'h2', 'h3', 'blockquote', 'ul', 'ol', 'li', 'hr', 'br'],
    ...['em', 'strong', 'a', 'figure', 'figcaption', 'img'],
  ],
  allowedAttributes: { a: ['href'], img: ['src', 'alt'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  nestingLimit: 30,
  transformTags: { b: 'strong', i: 'em', h1: 'h2', h4: 'h3', h5: 'h3', h6: 'h3' },
  exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !isHttpsOrOwnUrl(attribs.src ?? ''),
};

/** Cleans what an editor wrote or pasted to the elements, attributes and schemes that an article's page may hold. */
export function cleanArticleBody(html: string): string {
  return sanitizeHtml(html, OPTIONS).trim();
}
