export const XML_TYPE = 'application/xml; charset=utf-8';

export interface SitemapEntry {
  readonly address: string;
  readonly changedAt?: Date;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/** A sitemap (sitemaps.org) of these pages. */
export function urlSetOf(entries: readonly SitemapEntry[]): string {
  const urls = entries.map(({ address, changedAt }) => {
    const changed = changedAt === undefined ? '' : `<lastmod>${changedAt.toISOString()}</lastmod>`;
    return `<url><loc>${escaped(address)}</loc>${changed}</url>`;
  });
  return `${HEAD}\n<urlset ${SPACE}>\n${urls.join('\n')}\n</urlset>\n`;
}

/** An index of sitemaps at these addresses. */
export function indexOf(addresses: readonly string[]): string {
  const maps = addresses.map((address) => `<sitemap><loc>${escaped(address)}</loc></sitemap>`);
  return `${HEAD}\n<sitemapindex ${SPACE}>\n${maps.join('\n')}\n</sitemapindex>\n`;
}

function escaped(address: string): string {
  return address.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
