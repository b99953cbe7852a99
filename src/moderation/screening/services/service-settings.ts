import { z } from 'zod';

export const serviceSettings = z.strictObject({
  off: z
    .array(z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'Must be the name of a service.'))
    .max(10)
    .default([])
    .meta({ description: 'Outside services, by their names in SCREENING_SERVICES, that are not asked' }),
});
