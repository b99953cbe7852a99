import { z } from 'zod';
import { COMMENT_STATUSES } from '../../comments/index.js';
import { idSchema } from '../../platform/database/ids.js';
import { decisionAnswer, decideCaseBody } from './decision-schemas.js';
import { MOST_AT_ONCE } from './select-cases.js';

const caseIds = z
  .array(idSchema)
  .min(1)
  .max(MOST_AT_ONCE)
  .refine((ids) => new Set(ids).size === ids.length, 'Must name each case once.');

const versions = z
  .record(idSchema, z.int().min(1))
  .meta({ description: 'By case, the version seen; one that has changed since is refused' });

export const decideCasesBody = z
  .strictObject({
    caseIds: caseIds.optional(),
    versions: versions.optional(),
    authorId: idSchema.optional().meta({ description: 'Selects the open cases on the comments of one author' }),
    reporterId: idSchema
      .optional()
      .meta({ description: 'Selects the open cases that this muted reporter flagged, and nobody but muted ones' }),
    ...decideCaseBody.pick({ action: true, reason: true, note: true, explanation: true, flagsUnfounded: true }).shape,
    dryRun: z.boolean().default(false).meta({ description: 'Says what would be decided, and writes nothing' }),
  })
  .refine(
    ({ caseIds, authorId, reporterId }) =>
      [caseIds, authorId, reporterId].filter((each) => each !== undefined).length === 1,
    { path: ['caseIds'], message: 'Name the cases, an author or a reporter: one of the three.' },
  )
  .refine(({ caseIds = [], versions = {} }) => Object.keys(versions).every((id) => caseIds.includes(id)), {
    path: ['versions'],
    message: 'Must be of cases that are named.',
  });

const code = z.string().meta({ description: 'Why, as the `code` of a problem' });
const count = z.int().min(0);
const commentStatus = z.enum(COMMENT_STATUSES);

export const decidedCasesAnswer = z
  .object({
    batchId: z.string().nullable().meta({ description: 'By which all of it can be reversed; null of a dry run' }),
    dryRun: z.boolean(),
    items: z.array(
      z.object({
        caseId: z.string(),
        status: z.enum(['decided', 'unchanged', 'refused']),
        decision: decisionAnswer.nullable().optional(),
        change: z
          .object({
            commentStatus: z.object({ from: commentStatus, to: commentStatus }),
            flags: z.object({ upheld: count, dismissed: count, unsettled: count }),
          })
          .optional(),
        code: code.optional(),
      }),
    ),
    more: z.boolean().meta({ description: 'Whether the author or the reporter has more cases than these' }),
  })
  .meta({ id: 'DecidedCases' });

export const batchParams = z.strictObject({ batchId: idSchema });

export const reversedBatchAnswer = z
  .object({
    items: z.array(
      z.object({
        decisionId: z.string(),
        caseId: z.string(),
        status: z.enum(['reversed', 'unchanged', 'refused']),
        decision: decisionAnswer.optional(),
        code: code.optional(),
      }),
    ),
  })
  .meta({ id: 'ReversedBatch' });
