import { z } from 'zod';

const verdict = z.enum(['publish', 'hold', 'reject']);

export const normaliseSettings = z.strictObject({
  hidden: verdict
    .default('publish')
    .meta({ description: 'What becomes of a comment with invisible characters within a word' }),
  overrides: verdict
    .default('publish')
    .meta({ description: 'What becomes of a comment that overrides the direction of text' }),
  imitations: verdict
    .default('publish')
    .meta({ description: 'What becomes of a comment with letters of other alphabets in place of Latin ones' }),
});
