import { z } from 'zod';

export const premoderationSettings = z.strictObject({
  everyComment: z
    .boolean()
    .default(false)
    .meta({ description: 'Whether an editor looks at every comment before it appears' }),
});
