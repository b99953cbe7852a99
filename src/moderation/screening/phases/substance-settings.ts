import { z } from 'zod';

/** The narrowest and the widest that the body of a request may be. */
const length = z.int().min(3).max(5000);

export const substanceSettings = z
  .strictObject({
    minLength: length.default(3).meta({ description: 'The fewest characters, as read; a shorter comment is rejected' }),
    maxLength: length.default(5000).meta({ description: 'The most characters, as read; a longer comment is rejected' }),
    wordless: z
      .enum(['publish', 'hold', 'reject'])
      .default('reject')
      .meta({ description: 'What becomes of a comment of nothing but punctuation, emoji or links' }),
  })
  .refine(({ minLength, maxLength }) => minLength <= maxLength, {
    path: ['maxLength'],
    message: 'Must not be lower than minLength.',
  });
