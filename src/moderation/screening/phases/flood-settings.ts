import { z } from 'zod';

const minutes = z.int().min(1).max(1440);

export const floodSettings = z.strictObject({
  authorComments: z
    .int()
    .min(0)
    .max(1000)
    .default(10)
    .meta({ description: 'How many comments one author may post within `authorMinutes`; 0 for any number' }),
  authorMinutes: minutes.default(10),
  articleComments: z
    .int()
    .min(0)
    .max(150)
    .default(20)
    .meta({ description: 'How many comments new accounts may post on one article within `articleMinutes`; 0 for any' }),
  articleMinutes: minutes.default(10),
  newAccountDays: z.int().min(1).max(365).default(2).meta({ description: 'An account younger than this is new' }),
});
