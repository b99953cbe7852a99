import { z } from 'zod';

export const newAuthorSettings = z.strictObject({
  heldComments: z
    .int()
    .min(0)
    .max(100)
    .default(0)
    .meta({ description: 'Until so many comments of an author are published, an editor looks first; 0 for never' }),
});
