import { z } from 'zod';
import { idSchema } from '../../../platform/database/ids.js';
import { pageOf, pageQuery } from '../../../platform/http/pagination.js';
import { lettersIn, MAX_TERM_LENGTH, MIN_TERM_LETTERS, WORD_LISTS, WORD_MATCHES } from './word-entry.js';

const MAX_TESTED_LENGTH = 5000;

/** As the sections of articles are spelt. */
const section = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Must be the name of a section.');
const list = z.enum(WORD_LISTS);

export const wordParams = z.strictObject({ id: idSchema });

export const addWordBody = z.strictObject({
  term: z
    .string()
    .trim()
    .min(1)
    .max(MAX_TERM_LENGTH)
    .refine((term) => lettersIn(term) >= MIN_TERM_LETTERS, `Must have at least ${MIN_TERM_LETTERS} letters or digits.`),
  list,
  match: z.enum(WORD_MATCHES).default('word'),
  section: section.nullable().default(null),
});

export const listWordsQuery = z.strictObject({ ...pageQuery, list: list.optional(), section: section.optional() });

export const wordsCursor = z.strictObject({ id: idSchema });

export const testWordsBody = z.strictObject({
  text: z.string().min(1).max(MAX_TESTED_LENGTH),
  section: section.nullable().default(null),
});

export const wordAnswer = z
  .object({
    id: z.string(),
    term: z.string(),
    list,
    match: z.enum(WORD_MATCHES).meta({ description: 'As a whole word, with inflections, or within other words' }),
    section: z.string().nullable().meta({ description: 'Where it counts; null for the whole site' }),
    addedBy: z.string(),
    addedAt: z.iso.datetime(),
  })
  .meta({ id: 'ListedWord' });

export const wordsAnswer = pageOf(wordAnswer);

const testedHit = z
  .object({
    span: z.object({ start: z.int(), end: z.int() }),
    written: z.string().meta({ description: 'What stands there' }),
    grade: z.enum(['banned', 'suspect', 'insult', 'mild', 'allowed']),
    countsAs: z.enum(['banned', 'suspect', 'mild']).nullable().meta({
      description: 'Null where another hit counts, an allowed phrase covers it, or an insult is said to nobody',
    }),
    entry: wordAnswer.nullable().meta({ description: 'Null for a word that Belowline comes with' }),
  })
  .meta({ id: 'WordHit' });

export const testWordsAnswer = z.object({ items: z.array(testedHit) });
