import { z } from 'zod';

export const wordsSettings = z.strictObject({
  banned: z
    .enum(['publish', 'hold', 'reject'])
    .default('reject')
    .meta({ description: 'What becomes of a comment with a banned word' }),
  suspect: z
    .enum(['publish', 'hold', 'reject'])
    .default('hold')
    .meta({ description: 'What becomes of a comment with a suspect word' }),
  stock: z
    .boolean()
    .default(true)
    .meta({ description: 'Whether the words that Belowline comes with count, beside those on the own lists' }),
});

export type WordsSettings = z.output<typeof wordsSettings>;
