import { z } from 'zod';
import { idSchema } from '../../platform/database/ids.js';

const MAX_DAYS = 365;

export const muteParams = z.strictObject({ id: idSchema });

export const muteBody = z.strictObject({ days: z.int().min(1).max(MAX_DAYS) });

export const muteAnswer = z
  .object({ mutedUntil: z.iso.datetime().nullable() })
  .meta({ id: 'FlagMute', description: 'Until when the flags of this account count nothing' });
