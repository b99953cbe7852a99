import { z } from 'zod';

export const articleSettings = z.strictObject({
  closesAfterDays: z
    .int()
    .min(0)
    .max(3650)
    .default(0)
    .meta({ description: 'How long after its publication an article takes comments; 0 for ever' }),
});
