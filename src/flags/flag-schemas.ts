import { z } from 'zod';
import { ownCommentAnswer } from '../comments/index.js';
import { idSchema } from '../platform/database/ids.js';
import { pageOf, pageQuery } from '../platform/http/pagination.js';
import { FLAG_OUTCOMES, FLAG_REASONS } from './flag.js';

const MAX_NOTE_LENGTH = 1000;

const flagReasonSchema = z.enum(FLAG_REASONS);

/** What a reporter may add; an empty note is none. */
const note = z
  .string()
  .trim()
  .max(MAX_NOTE_LENGTH)
  .transform((text) => (text === '' ? null : text));

export const flaggedCommentParams = z.strictObject({ id: idSchema });

export const raiseFlagBody = z.strictObject({
  reason: flagReasonSchema,
  note: note.nullish(),
  revision: z.int().min(1).optional(),
});

export const ownFlagsQuery = z.strictObject(pageQuery);

export const flagCursor = z.strictObject({ createdAt: z.iso.datetime(), id: idSchema });

export const flagAnswer = z
  .object({
    id: z.string(),
    commentId: z.string(),
    revision: z.int(),
    reason: flagReasonSchema,
    note: z.string().nullable(),
    createdAt: z.iso.datetime(),
    outcome: z.enum(FLAG_OUTCOMES),
  })
  .meta({ id: 'Flag' });

export const flagPageAnswer = pageOf(flagAnswer);

/** What the reader who asks did under one article; of each the newest. */
export const viewerAnswer = z.object({
  flags: z.array(flagAnswer),
  recommendations: z.array(z.string()).meta({ description: 'Ids of comments' }),
  own: z.array(ownCommentAnswer),
});
