import { z } from 'zod';

/** Rejections are forgotten after a day, so that no window may be longer. */
export const LONGEST_WINDOW_MINUTES = 1440;

/** When the next text by an author who was rejected several times is held. */
export const rejectedTriesSettings = z
  .strictObject({
    count: z.int().min(1).max(20).default(3).describe('Rejected texts after which the next one is held'),
    minutes: z.int().min(1).max(LONGEST_WINDOW_MINUTES).default(10).describe('Within how many minutes they count'),
  })
  .prefault({});
