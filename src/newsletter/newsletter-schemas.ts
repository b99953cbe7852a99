import { z } from 'zod';
import { emailSchema } from '../accounts/index.js';

/** Spreadsheets take what begins with a sign for a formula, and the list is read in one. */
const email = emailSchema.refine((address) => /^[a-z0-9_]/.test(address), 'Must begin with a letter or a digit.');

export const subscribeBody = z.strictObject({ email });

export const confirmSubscriptionBody = z.strictObject({ token: z.string().max(200) });

export const stopParams = z.strictObject({ token: z.string().max(200) });

export const stopAnswer = z.object({
  subscribed: z.boolean().meta({ description: 'Whether the newsletter still goes there, as far as this link tells' }),
});
