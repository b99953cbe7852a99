import { z } from 'zod';
import { idSchema } from '../../platform/database/ids.js';
import { pageOf, pageQuery } from '../../platform/http/pagination.js';
import { DECISION_ACTIONS } from '../decisions/decision.js';
import { APPEAL_SIDES, APPEAL_STATES } from './appeal.js';
import { WAITS } from './free-editor.js';

const MIN_LENGTH = 10;
const MAX_LENGTH = 2000;
const time = z.iso.datetime();

/** Plain: what looks like HTML is text. Of control characters, only those that part lines and words. */
const text = z
  .string()
  .trim()
  .min(MIN_LENGTH)
  .max(MAX_LENGTH)
  .regex(/^[^\p{Cc}]*(?:[\n\r\t][^\p{Cc}]*)*$/u, 'Must be plain text.')
  .meta({ description: 'Why the decision is wrong; plain text' });

export const appealParams = z.strictObject({ id: idSchema });

export const fileAppealBody = z.strictObject({ text });

export const ownDecisionsQuery = z.strictObject(pageQuery);

const appeal = z.object({
  id: z.string(),
  decisionId: z.string(),
  commentId: z.string(),
  side: z.enum(APPEAL_SIDES),
  text: z.string(),
  filedAt: time,
  state: z.enum(APPEAL_STATES).meta({
    description: 'closed: nothing was left to decide, as the comment was taken back or the decision reversed',
  }),
  endedAt: time.nullable(),
  waitingFor: z.enum(WAITS).nullable().meta({
    description: 'another_editor: nobody on the staff may decide it, as all had a part; it stays until one may',
  }),
});

/** As its appellant sees it. */
export const ownAppealAnswer = appeal
  .extend({ explanation: z.string().nullable().meta({ description: 'What whoever decided it says to the appellant' }) })
  .meta({ id: 'OwnAppeal' });

/** As editors see it. */
export const appealAnswer = appeal
  .extend({
    outcomeId: z.string().nullable().meta({ description: 'Of the decision on it' }),
    appellant: z.object({ id: z.string(), displayName: z.string() }).nullable(),
  })
  .meta({ id: 'Appeal' });

const ground = z.object({
  code: z.string(),
  title: z.string(),
  text: z.string(),
  isLaw: z.boolean(),
  version: z.int().meta({ description: 'Of the community rules' }),
});

const ownDecisionAnswer = z
  .object({
    id: z.string(),
    as: z.enum(APPEAL_SIDES).meta({ description: 'Whether it is on your own comment, or on your flag' }),
    flagId: z.string().nullable(),
    commentId: z.string(),
    articleSlug: z.string(),
    headline: z.string().nullable(),
    revision: z.int(),
    bodyHtml: z
      .string()
      .nullable()
      .meta({ description: 'What was decided on; null where you may not read it any more' }),
    action: z.enum(DECISION_ACTIONS),
    ground: ground.nullable(),
    explanation: z.string().nullable(),
    foundBy: z
      .enum(['legal_notice', 'readers', 'screening', 'readers_and_screening', 'staff'])
      .nullable()
      .meta({ description: 'How the comment came to be looked at' }),
    decidedBy: z.enum(['editor']).meta({ description: 'A person decided; no part of the decision was automated' }),
    isOnAppeal: z.boolean(),
    decidedAt: time,
    reversedAt: time.nullable(),
    appealUntil: time.nullable().meta({ description: 'Null where you cannot appeal' }),
    appeal: ownAppealAnswer.nullable().meta({ description: 'Your own' }),
  })
  .meta({ id: 'OwnDecision' });

export const ownDecisionPageAnswer = pageOf(ownDecisionAnswer);
