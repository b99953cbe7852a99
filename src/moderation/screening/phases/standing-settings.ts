import { z } from 'zod';

export const standingSettings = z.strictObject({
  unverifiedEmail: z.enum(['publish', 'hold', 'refuse']).default('publish').meta({
    description:
      'What becomes of comments by accounts whose e-mail address is not verified; where REQUIRE_VERIFIED_EMAIL is on, all of them are refused',
  }),
});
