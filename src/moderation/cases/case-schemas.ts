import { z } from 'zod';
import { commentAnswer } from '../../comments/index.js';
import { FLAG_REASONS } from '../../flags/index.js';
import { idSchema } from '../../platform/database/ids.js';
import { pageOf, pageQuery } from '../../platform/http/pagination.js';
import { CASE_STATES, QUEUES } from './case.js';
import { CASE_ORDERS } from './case-list-store.js';
import { wordsToFind } from './case-text.js';

const MAX_CLAIMED_AT_ONCE = 20;

/** Bounded as the sections of articles are. */
export const caseSection = z.string().min(1).max(100);
const queue = z.enum(QUEUES);

/** Turned into the words to find. */
const words = z
  .string()
  .trim()
  .min(2)
  .max(100)
  .transform(wordsToFind)
  .refine((found) => found.length > 0, 'Must have a word that can be seen.')
  .meta({
    type: 'string',
    minLength: 2,
    maxLength: 100,
    description: 'Words of the comment or its headline, all of which it has',
  });

export const caseParams = z.strictObject({ id: idSchema });

export const listCasesQuery = z.strictObject({
  queue: queue.optional(),
  section: caseSection.optional(),
  state: z.enum(CASE_STATES).default('open'),
  sort: z.enum(CASE_ORDERS).default('priority'),
  reason: z.enum(FLAG_REASONS).optional().meta({ description: 'Of a flag on the comment that waits for a decision' }),
  authorId: idSchema.optional().meta({ description: 'The author of the comment' }),
  text: words.optional(),
  ...pageQuery,
});

export const readQueuesQuery = z.strictObject({ section: caseSection.optional() });

export const queuesAnswer = z.object({
  items: z.array(
    z
      .object({ queue, open: z.int(), overdue: z.int(), oldestDueAt: z.iso.datetime().nullable() })
      .meta({ id: 'QueueTally', description: 'Of the sections that the viewer works on' }),
  ),
});

export const claimCasesBody = z.strictObject({
  queue: queue.optional(),
  section: caseSection.optional(),
  limit: z.int().min(1).max(MAX_CLAIMED_AT_ONCE).default(1),
});

/** As a list has it. */
export const coordinationAnswer = z
  .object({ kind: z.enum(['overlap', 'burst']), reporters: z.int(), score: z.number().min(0).max(1) })
  .meta({ id: 'Coordination', description: 'Flags that seem to be agreed on, when the case was weighed last' });

/** A case as a list shows it. */
export const caseAnswer = z
  .object({
    id: z.string(),
    commentId: z.string(),
    articleSlug: z.string(),
    section: z.string(),
    queue,
    state: z.enum(CASE_STATES),
    version: z.int(),
    revision: z.int(),
    priority: z.number(),
    probability: z.number().min(0).max(1),
    severity: z.int().min(1).max(4),
    flagCount: z.int(),
    openedAt: z.iso.datetime(),
    dueAt: z.iso.datetime(),
    claim: z.object({ editorId: z.string(), expiresAt: z.iso.datetime() }).nullable(),
    headline: z.string().nullable(),
    comment: commentAnswer.nullable(),
    signalCodes: z.array(z.string()).meta({
      description: 'What screening found in the current text, strongest first; `coordinated_flags` before it',
    }),
    coordinatedFlags: coordinationAnswer.nullable(),
  })
  .meta({ id: 'Case' });

export const casePageAnswer = pageOf(caseAnswer);

export const claimedCasesAnswer = z.object({ items: z.array(caseAnswer) });
