import { slugOf, type Article, type Commenting } from '../../articles/index.js';
import { DAY_MS } from '../../platform/clock.js';
import { ORGANISATIONS, ROLES, SECTIONS, SUBJECTS } from './fragments.js';
import { createIds } from './ids.js';
import { writeHeadline, writeName, writeParagraph } from './prose.js';
import { createRandom, type Random } from './random.js';
import type { SeedOptions } from './seed-options.js';

/** An article, and how many comments it is to get. */
export interface Commission {
  readonly article: Article;
  readonly comments: number;
}

const COMMENTS_AN_ARTICLE = 400;
const FEWEST_ARTICLES = 5;
/** Articles come out evenly over this time; the last one a day before the end. */
const PERIOD_DAYS = 300;

/** Articles with falling numbers of comments, as on any site: the first has about an eighth of a large set. */
export function makeArticles(options: SeedOptions): readonly Commission[] {
  const count = Math.max(FEWEST_ARTICLES, Math.round(options.comments / COMMENTS_AN_ARTICLE));
  const shares = sharesOf(options.comments, count);
  const make = articleMaker(options, count);
  return shares.map((comments, index) => ({ article: make(index), comments }));
}

/** Parts `total` by Zipf's law: the n-th part is about an n-th of the first. They add up to `total`. */
function sharesOf(total: number, parts: number): readonly number[] {
  const weights = Array.from({ length: parts }, (_, index) => 1 / (index + 1.5));
  const sum = weights.reduce((a, b) => a + b);
  const shares = weights.map((weight) => Math.floor((total * weight) / sum));
  const rest = total - shares.reduce((a, b) => a + b);
  return shares.map((share, index) => (index === 0 ? share + rest : share));
}

function articleMaker({ seed, until }: SeedOptions, count: number): (index: number) => Article {
  const random = createRandom(`articles of ${seed}`);
  const newId = createIds(`articles of ${seed}`);
  return (index) => {
    // The most discussed articles are spread over the whole period.
    const age = 1 + ((index * 7) % count) * (PERIOD_DAYS / count) + random.next();
    const publishedAt = new Date(until.getTime() - Math.round(age * DAY_MS));
    const headline = writeHeadline(random);
    return {
      id: newId(publishedAt),
      slug: `${slugOf(headline)}-${seed}-${index + 1}`,
      ...piece(random, headline),
      section: random.pick(SECTIONS),
      tags: [random.pick(SUBJECTS).replaceAll(' ', '-')],
      publishedAt,
      commenting: commentingOf(index),
      links: [],
      images: [],
    };
  };
}

function piece(random: Random, headline: string): Pick<Article, 'headline' | 'standfirst' | 'body' | 'byline'> {
  const paragraphs = Array.from({ length: 6 + random.below(6) }, () => `<p>${writeParagraph(random)}</p>`);
  return {
    headline,
    standfirst: writeParagraph(random),
    body: paragraphs.join('\n'),
    byline: {
      name: writeName(random),
      role: random.pick(ROLES),
      organisation: random.pick(ORGANISATIONS),
      picture: '',
    },
  };
}

/** Of every ten articles one is premoderated and one has been closed; never the first, where the crowd is. */
function commentingOf(index: number): Commenting {
  if (index % 10 === 3) return 'premoderated';
  return index % 10 === 7 ? 'closed' : 'open';
}
