import { Feed } from 'feed';
import { LANGUAGE, words } from '../layout/words.js';

export const ATOM_TYPE = 'application/atom+xml; charset=utf-8';

/** One of the things that a feed tells of. */
export interface FeedEntry {
  /** Its whole address, which is also its id for good. */
  readonly address: string;
  readonly title: string;
  /** As text. */
  readonly summary?: string;
  /** Clean HTML. */
  readonly html: string;
  readonly author: string;
  readonly publishedAt: Date;
  readonly updatedAt: Date;
  readonly topics?: readonly string[];
}

export interface FeedFrame {
  readonly title: string;
  readonly subtitle?: string;
  /** Of the page that the feed is about, and of the feed; whole addresses. */
  readonly page: string;
  readonly self: string;
  /** When the feed began: how old it is while it has no entries. */
  readonly since: Date;
}

/** An Atom feed (RFC 4287), newest entries first. */
export function writeAtom({ title, subtitle, page, self, since }: FeedFrame, entries: readonly FeedEntry[]): string {
  const updated = entries.reduce((latest, { updatedAt }) => (updatedAt > latest ? updatedAt : latest), since);
  const feed = new Feed({
    title: legal(title),
    ...(subtitle === undefined ? {} : { description: legal(subtitle) }),
    id: self,
    link: page,
    feedLinks: { atom: self },
    language: LANGUAGE,
    generator: 'Belowline',
    copyright: words('site-name'),
    updated,
  });
  for (const entry of entries) {
    feed.addItem({
      id: entry.address,
      link: entry.address,
      title: legal(entry.title),
      ...(entry.summary === undefined ? {} : { description: legal(entry.summary) }),
      content: legal(entry.html),
      author: [{ name: legal(entry.author) }],
      published: entry.publishedAt,
      date: entry.updatedAt,
      category: (entry.topics ?? []).map((topic) => ({ name: legal(topic), term: legal(topic) })),
    });
  }
  return feed.atom1();
}

/** What no XML document may hold, even escaped; and the other control characters, which are no better. */
const ILLEGAL = /[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]|\p{Surrogate}/gu;

function legal(text: string): string {
  return text.replace(ILLEGAL, '');
}
