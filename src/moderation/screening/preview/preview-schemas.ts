import { z } from 'zod';
import { articleParams } from '../../../articles/index.js';
import { commentBody } from '../../../comments/index.js';
import { signalAnswer } from '../signal-schema.js';

export const previewBody = z.strictObject({
  body: commentBody,
  articleSlug: articleParams.shape.slug.optional(),
});

export const previewAnswer = z
  .object({
    verdict: z.enum(['publish', 'hold', 'reject']),
    text: z.string().meta({ description: 'The text as read, which the spans point into' }),
    signals: z.array(
      signalAnswer.extend({
        authorMessage: z.string().nullable().meta({ description: 'What the author would be told; null for nothing' }),
      }),
    ),
  })
  .meta({ id: 'Screening' });
