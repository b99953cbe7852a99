import { z } from 'zod';

export const repeatSettings = z.strictObject({
  sameTextMinutes: z
    .int()
    .min(0)
    .max(43_200)
    .default(1440)
    .meta({ description: 'How long an author may not post the same text again; 0 for never' }),
  minWords: z
    .int()
    .min(3)
    .max(100)
    .default(8)
    .meta({ description: 'A text of fewer words is no copy of another one, and may be repeated elsewhere' }),
  similarity: z
    .number()
    .min(0.6)
    .max(1)
    .default(0.7)
    .meta({ description: 'Texts that share this much of their pairs of words are near-duplicates' }),
  removedDays: z
    .int()
    .min(0)
    .max(90)
    .default(30)
    .meta({ description: 'How long a near-duplicate of a removed comment is held; 0 for never' }),
  waveMinutes: z
    .int()
    .min(0)
    .max(1440)
    .default(60)
    .meta({ description: 'Within this time, near-duplicates by other accounts make a wave; 0 for never' }),
  waveAccounts: z.int().min(1).max(50).default(2).meta({ description: 'How many other accounts make a wave' }),
});
