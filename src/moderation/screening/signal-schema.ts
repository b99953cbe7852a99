import { z } from 'zod';

/** A signal as editors read it. */
export const signalAnswer = z
  .object({
    detector: z.string(),
    code: z.string().meta({ description: 'What was found, for programs' }),
    verdict: z.enum(['publish', 'hold', 'reject']).meta({ description: 'What the detector wanted done with the text' }),
    score: z.number().min(0).max(1),
    explanation: z.string().meta({ description: 'The same in a sentence' }),
    spans: z.array(z.object({ start: z.int(), end: z.int() })).meta({
      description: 'Places in the text as read (tags taken out, a line break for each p, br and li), in UTF-16 units',
    }),
    details: z.record(z.string(), z.union([z.string(), z.number()])),
    durationMs: z.number(),
  })
  .meta({ id: 'Signal' });
