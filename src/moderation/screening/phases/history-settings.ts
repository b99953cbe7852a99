import { z } from 'zod';

export const historySettings = z.strictObject({
  maxRemovedShare: z
    .number()
    .min(0)
    .max(1)
    .default(0.25)
    .meta({ description: 'Hold when the share of removed comments is above this for all but certain; 1 for never' }),
  minComments: z
    .int()
    .min(5)
    .max(200)
    .default(10)
    .meta({ description: 'An author with fewer comments that were published or removed is not judged by them' }),
  lastComments: z
    .int()
    .min(5)
    .max(200)
    .default(50)
    .meta({ description: 'How many of the newest comments of an author are looked at' }),
  days: z.int().min(1).max(365).default(90).meta({ description: 'Comments older than this are forgotten' }),
});
