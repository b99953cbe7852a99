import { existsSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { demoArticles, demoComments, demoReaders } from '../../src/demo/content/index.js';
import type { DemoComment } from '../../src/demo/content/types.js';

const DAY_MINUTES = 24 * 60;
const articles = new Map(demoArticles.map((article) => [article.slug, article]));
const readers = new Map(demoReaders.map((reader) => [reader.key, reader]));
const comments = new Map(demoComments.map((comment) => [comment.key, comment]));

const daysBeforeLoad = (comment: DemoComment): number =>
  (articles.get(comment.article)?.publishedDaysBefore ?? 0) - comment.minutesAfterPublication / DAY_MINUTES;
const isPremoderated = (comment: DemoComment): boolean => articles.get(comment.article)?.commenting === 'premoderated';
const wordsOf = (html: string): number =>
  html
    .replace(/<[^>]+>/g, ' ')
    .trim()
    .split(/\s+/).length;

describe('demonstration articles', () => {
  it.each(demoArticles)('$slug is of a length to be read, with its pictures present', (article) => {
    expect(wordsOf(article.body)).toBeGreaterThanOrEqual(450);
    expect(wordsOf(article.body)).toBeLessThanOrEqual(650);
    expect(article.slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    for (const image of article.images) {
      expect(existsSync(`src/demo/assets/${image.url.replace('/assets/demo/', '')}`)).toBe(true);
    }
  });

  it.each(demoArticles)('$slug uses the allowed elements only, and links to reserved names only', (article) => {
    const tags = [...article.body.matchAll(/<\/?([a-z0-9]+)/g)].map((match) => match[1]);
    const hosts = [...article.body.matchAll(/href="([^"]+)"/g), ...article.links.map((link) => ['', link.url])].map(
      (match) => new URL(match[1] ?? '').hostname,
    );
    expect(['p', 'h2', 'blockquote', 'ul', 'li', 'strong', 'em', 'a']).toEqual(expect.arrayContaining(tags));
    for (const host of hosts) expect(host).toMatch(/\.example$/);
  });

  it('show every way of commenting and every section', () => {
    expect(new Set(demoArticles.map((article) => article.commenting)).size).toBe(3);
    expect(new Set(demoArticles.map((article) => article.section)).size).toBe(3);
    expect(articles.size).toBe(demoArticles.length);
  });
});

describe('demonstration comments', () => {
  it('have keys of their own, and name readers who exist', () => {
    expect(comments.size).toBe(demoComments.length);
    expect(readers.size).toBe(demoReaders.length);
    for (const { author, flags, recommendedBy = [] } of demoComments) {
      const others = [...flags.map((flag) => flag.reporter), ...recommendedBy];
      expect([...readers.keys()]).toEqual(expect.arrayContaining([author, ...others]));
      expect(others).not.toContain(author);
      expect(new Set(flags.map((flag) => flag.reporter)).size).toBe(flags.length);
    }
  });

  it('were written before the load, by readers who had signed up', () => {
    for (const comment of demoComments) {
      expect(comment.minutesAfterPublication).toBeGreaterThan(0);
      expect(daysBeforeLoad(comment)).toBeGreaterThan(0);
      for (const key of [comment.author, ...comment.flags.map((flag) => flag.reporter)]) {
        expect(readers.get(key)?.joinedDaysBefore).toBeGreaterThan(daysBeforeLoad(comment));
      }
    }
  });

  it('answer an earlier comment under the same article', () => {
    const replies = demoComments.filter((comment) => comment.parent !== undefined);
    expect(replies.length).toBeGreaterThan(10);
    for (const reply of replies) {
      const parent = comments.get(reply.parent ?? '');
      expect(parent?.article).toBe(reply.article);
      expect(parent?.minutesAfterPublication).toBeLessThan(reply.minutesAfterPublication);
      expect(demoComments.indexOf(reply)).toBeGreaterThan(demoComments.findIndex(({ key }) => key === parent?.key));
    }
  });

  it('draw flags only while visible, and decisions only where there is a case', () => {
    for (const comment of demoComments) {
      if (isPremoderated(comment) && comment.flags.length > 0) expect(comment.outcome?.action).toBe('keep');
      if (comment.outcome) expect(isPremoderated(comment) || comment.flags.length > 0).toBe(true);
      if (comment.outcome && comment.outcome.action !== 'keep') expect(comment.outcome.reason).toBeDefined();
      if (comment.claimed) expect(comment.outcome).toBeUndefined();
    }
  });

  it('leave cases in every state, with every reason', () => {
    const undecided = demoComments.filter((comment) => !comment.outcome);
    expect(undecided.filter(isPremoderated).length).toBeGreaterThan(1);
    expect(undecided.filter((comment) => comment.flags.length > 0).length).toBeGreaterThan(3);
    expect(undecided.filter((comment) => comment.claimed).length).toBeGreaterThan(0);
    expect(new Set(demoComments.map((comment) => comment.outcome?.action))).toEqual(
      new Set([undefined, 'keep', 'remove', 'escalate']),
    );
    expect(new Set(demoComments.flatMap((comment) => comment.flags.map((flag) => flag.reason))).size).toBe(10);
  });
});
