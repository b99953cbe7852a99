import { z } from 'zod';
import { idSchema } from '../../platform/database/ids.js';
import { imposeSanctionBody } from '../sanctions/sanction-schemas.js';
import { APPEAL_OUTCOMES, DECISION_ACTIONS, UNFOUNDED } from './decision.js';
import type { DecisionSanction } from './decision-sanction.js';

const MAX_NOTE_LENGTH = 2000;
const action = z.enum(DECISION_ACTIONS);

/** An empty one is none. */
const note = z
  .string()
  .trim()
  .max(MAX_NOTE_LENGTH)
  .transform((text) => (text === '' ? null : text));

/** The reason of a removal is that of the sanction too. */
const sanction = imposeSanctionBody
  .omit({ reason: true })
  .transform(({ kind, note = null, days = null }): DecisionSanction => ({ kind, note, days }));

export const decideCaseBody = z.strictObject({
  action,
  reason: z.string().max(64).nullish(),
  note: note.nullish(),
  explanation: note.nullish(),
  sanction: sanction.nullish(),
  flagsUnfounded: z
    .enum(UNFOUNDED)
    .nullish()
    .meta({ description: 'Of a comment that is kept: nobody could flag it in good faith; grave where that did harm' }),
  version: z.int().min(1),
});

export const decisionParams = z.strictObject({ id: idSchema });

export const reverseDecisionBody = z.strictObject({ note: note.nullish() });

export const decisionAnswer = z
  .object({
    id: z.string(),
    batchId: z.string().nullable().meta({ description: 'Of decisions taken together' }),
    caseId: z.string(),
    commentId: z.string(),
    revision: z.int(),
    action,
    reason: z.string().nullable(),
    rulesVersion: z.int(),
    note: z.string().nullable(),
    explanation: z
      .string()
      .nullable()
      .meta({ description: 'What the author of a removed comment is told, or who appealed' }),
    decidedBy: z.string(),
    decidedAt: z.iso.datetime(),
    reversedAt: z.iso.datetime().nullable(),
    reversedBy: z.string().nullable(),
    reversalNote: z.string().nullable(),
    flagsUnfounded: z.enum(UNFOUNDED).nullable(),
    onAppeal: z
      .object({ decisionId: z.string(), outcome: z.enum(APPEAL_OUTCOMES), round: z.int().min(1) })
      .nullable()
      .meta({ description: 'Where it was taken on an appeal: against which decision, and what became of the appeal' }),
  })
  .meta({ id: 'Decision' });
