import { z } from 'zod';
import { idSchema } from '../platform/database/ids.js';
import { pageOf, pageQuery } from '../platform/http/pagination.js';
import { COMMENT_STATUSES } from './comment.js';
import { lengthAsRead, MAX_BODY_LENGTH, MIN_BODY_LENGTH, toBodyHtml } from './comment-body.js';
import { COMMENT_SORTS } from './comment-list-store.js';

/** A body is parsed into its normal form, and measured in that. */
export const commentBody = z
  .string()
  .max(40_000)
  .transform(toBodyHtml)
  .refine(
    (html) => isWithin(lengthAsRead(html)),
    `Must have ${MIN_BODY_LENGTH} to ${MAX_BODY_LENGTH} characters, as read.`,
  )
  .meta({ description: 'Plain text, or HTML of p, br, em, strong, blockquote, ul, ol, li and a' });

const isWithin = (length: number) => length >= MIN_BODY_LENGTH && length <= MAX_BODY_LENGTH;

export const postCommentBody = z.strictObject({ body: commentBody, parentId: idSchema.nullish() });

export const editCommentBody = z.strictObject({ body: commentBody });

export const previewAnswer = z.object({ bodyHtml: z.string().meta({ description: 'Clean HTML' }) });

export const commentParams = z.strictObject({ id: idSchema });

export const listCommentsQuery = z.strictObject({
  sort: z.enum(COMMENT_SORTS).default('newest'),
  parentId: idSchema.optional(),
  ...pageQuery,
});

export const listOwnCommentsQuery = z.strictObject(pageQuery);

const time = z.iso.datetime();

/** Of each list by time, so that the cursor of one is refused by the other. */
export const timeCursor = (sort: 'newest' | 'oldest' | 'own') =>
  z.strictObject({ sort: z.literal(sort), createdAt: time, id: idSchema });

export const recommendedCursor = z.strictObject({
  sort: z.literal('recommended'),
  recommendations: z.int().min(0),
  id: idSchema,
});

export const commentAnswer = z
  .object({
    id: z.string(),
    articleSlug: z.string(),
    parentId: z.string().nullable(),
    author: z.object({ id: z.string(), displayName: z.string() }).nullable(),
    bodyHtml: z.string().nullable().meta({ description: 'Clean HTML; null for a placeholder above replies' }),
    status: z.enum(COMMENT_STATUSES),
    revision: z.int().min(1),
    createdAt: time,
    editedAt: time.nullable(),
    recommendations: z.int().min(0),
    replies: z.int().min(0).meta({ description: 'Direct answers that are listed' }),
  })
  .meta({ id: 'Comment' });

const screeningAnswer = z
  .array(
    z.object({
      message: z.string(),
      spans: z.array(z.object({ start: z.int().min(0), end: z.int().min(1) })).meta({
        description: 'Places in the text as read (tags taken out, a line break for each p, br and li), in UTF-16 units',
      }),
    }),
  )
  .meta({ description: 'What screening found, as far as its author is told' });

/** What a rejection hands back beside the problem itself. */
export const rejectionExtension = z.object({
  bodyHtml: z.string().meta({ description: 'The body that was sent, as it would have been stored' }),
  screening: screeningAnswer,
});

/** A comment as its author reads it. */
export const ownCommentAnswer = commentAnswer
  .extend({
    screening: screeningAnswer.optional().meta({ description: 'Of a held comment: why it is held' }),
    editableUntil: time.nullable().meta({ description: 'Until when you may edit it; null where you may not any more' }),
  })
  .meta({ id: 'OwnComment' });

export const commentPageAnswer = pageOf(commentAnswer);

export const ownCommentPageAnswer = pageOf(ownCommentAnswer);
