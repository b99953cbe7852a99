import { z } from 'zod';
import { idSchema } from '../platform/database/ids.js';
import { pageOf, pageQuery } from '../platform/http/pagination.js';
import { COMMENTING } from './article.js';
import { cleanArticleBody, isHttpOrOwnUrl } from './article-body.js';

const slugLike = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Must be lower-case letters and digits, in words joined by hyphens.');

const line = (max: number) => z.string().trim().max(max);
const tag = line(40).min(1);

const url = z.string().max(2000).refine(isHttpOrOwnUrl, 'Must be an http, https or site-relative address.');
const byline = z.strictObject({
  name: line(100).min(1),
  role: line(200).default(''),
  organisation: line(200).default(''),
  picture: z.union([z.literal(''), url]).default(''),
});
const link = z.strictObject({ label: line(200).min(1), url });
const image = z.strictObject({
  url,
  alt: line(500).default(''),
  caption: line(500).default(''),
  credit: line(200).default(''),
});

/** Others are written with a sign and six digits, which neither readers of the API nor cursors expect. */
function hasPlainYear(time: Date): boolean {
  return time.getUTCFullYear() >= 1 && time.getUTCFullYear() <= 9999;
}

const fields = {
  headline: line(200).min(1),
  standfirst: line(500),
  body: z
    .string()
    .max(60_000)
    .transform(cleanArticleBody)
    .refine((html) => html !== '', 'Must have some text.'),
  byline,
  section: slugLike(60),
  tags: z
    .array(tag)
    .max(20)
    .transform((tags) => [...new Set(tags)]),
  publishedAt: z.iso
    .datetime({ offset: true })
    .transform((time) => new Date(time))
    .refine(hasPlainYear, 'Must lie in the years 1 to 9999, as UTC.'),
  commenting: z.enum(COMMENTING),
  links: z.array(link).max(20),
  images: z.array(image).max(20),
};

export const createArticleBody = z.strictObject({
  ...fields,
  slug: slugLike(80).optional(),
  standfirst: fields.standfirst.default(''),
  tags: fields.tags.default([]),
  publishedAt: fields.publishedAt.optional(),
  commenting: fields.commenting.default('open'),
  links: fields.links.default([]),
  images: fields.images.default([]),
});

/** The slug is not among them: it never changes. */
export const editArticleBody = z.strictObject(fields).partial();

export const articleParams = z.strictObject({ slug: slugLike(100) });

export const listArticlesQuery = z.strictObject({
  section: slugLike(60).optional(),
  tag: tag.optional(),
  ...pageQuery,
});

export const articleCursor = z.strictObject({ publishedAt: z.iso.datetime(), id: idSchema });

export const articleAnswer = z
  .object({
    id: z.string(),
    slug: z.string(),
    headline: z.string(),
    standfirst: z.string(),
    body: z.string().meta({ description: 'Clean HTML' }),
    byline: z.object({ name: z.string(), role: z.string(), organisation: z.string(), picture: z.string() }),
    section: z.string(),
    tags: z.array(z.string()),
    publishedAt: z.iso.datetime(),
    commenting: z.enum(COMMENTING).meta({ description: 'At this moment: also closed when the article is too old' }),
    commentCount: z.int().min(0).meta({ description: 'Published comments, answers included' }),
    links: z.array(z.object({ label: z.string(), url: z.string() })),
    images: z.array(z.object({ url: z.string(), alt: z.string(), caption: z.string(), credit: z.string() })),
  })
  .meta({ id: 'Article' });

export const articlePageAnswer = pageOf(articleAnswer);
