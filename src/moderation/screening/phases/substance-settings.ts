import { z } from 'zod';
import { MAX_BODY_LENGTH, MIN_BODY_LENGTH } from '../../../comments/index.js';

/** The narrowest and the widest that the body of a request may be. */
const length = z.int().min(MIN_BODY_LENGTH).max(MAX_BODY_LENGTH);

export const substanceSettings = z
  .strictObject({
    minLength: length
      .default(MIN_BODY_LENGTH)
      .meta({ description: 'The fewest characters, as read; a shorter comment is rejected' }),
    maxLength: length
      .default(MAX_BODY_LENGTH)
      .meta({ description: 'The most characters, as read; a longer comment is rejected' }),
    wordless: z
      .enum(['publish', 'hold', 'reject'])
      .default('reject')
      .meta({ description: 'What becomes of a comment of nothing but punctuation, emoji or links' }),
  })
  .refine(({ minLength, maxLength }) => minLength <= maxLength, {
    path: ['maxLength'],
    message: 'Must not be lower than minLength.',
  });
