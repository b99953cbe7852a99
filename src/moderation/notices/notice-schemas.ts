import { z } from 'zod';
import { emailSchema } from '../../accounts/index.js';
import { idSchema } from '../../platform/database/ids.js';
import { pageOf, pageQuery } from '../../platform/http/pagination.js';
import { NOTICE_OUTCOMES, NOTICE_STATES, type Notice } from './notice.js';

const MIN_EXPLANATION = 20;
const MAX_EXPLANATION = 5000;
const needed = 'Is needed, unless it concerns the sexual abuse of a child.';

/** The fields of a notice, also for the form. What is empty counts as left out. */
export const noticeFields = {
  place: z.string().trim().min(1, 'Must say where the content stands.').max(2000),
  explanation: z
    .string()
    .trim()
    .min(MIN_EXPLANATION, `Must have at least ${MIN_EXPLANATION} characters.`)
    .max(MAX_EXPLANATION, `Must have at most ${MAX_EXPLANATION} characters.`),
  name: z.string().trim().max(200),
  email: z.union([z.literal(''), emailSchema], 'Must be an e-mail address.'),
};

interface Named {
  readonly name: string;
  readonly email: string;
  readonly concernsChildAbuse: boolean;
}

/** The law asks for a name and an address, with one exception. */
export function nameIfNeeded({ name, email, concernsChildAbuse }: Named, context: z.RefinementCtx): void {
  if (concernsChildAbuse) return;
  for (const [path, value] of Object.entries({ name, email }))
    if (value === '') context.addIssue({ code: 'custom', path: [path], message: needed });
}

export const fileNoticeBody = z
  .strictObject({
    place: noticeFields.place,
    explanation: noticeFields.explanation,
    name: noticeFields.name.default(''),
    email: noticeFields.email.default(''),
    concernsChildAbuse: z.boolean().default(false),
    goodFaith: z.literal(true, 'Must be confirmed: that the notice is true as far as you know.'),
  })
  .superRefine(nameIfNeeded);

export const listNoticesQuery = z.strictObject({ state: z.enum(NOTICE_STATES).default('open'), ...pageQuery });

export const noticeCursor = z.strictObject({ id: idSchema });

export const noticeParams = z.strictObject({ id: idSchema });

export const answerNoticeBody = z.strictObject({
  outcome: z.enum(['acted', 'declined']),
  explanation: z.string().trim().min(1).max(2000),
});

export const noticeReceipt = z
  .object({ reference: z.string(), createdAt: z.iso.datetime() })
  .meta({ id: 'NoticeReceipt', description: 'The same whether or not the place names a comment' });

export const noticeAnswer = z
  .object({
    id: z.string(),
    reference: z.string(),
    place: z.string(),
    concernsChildAbuse: z.boolean(),
    commentId: z.string().nullable(),
    caseId: z.string().nullable(),
    createdAt: z.iso.datetime(),
    state: z.enum(NOTICE_STATES),
    outcome: z.enum(NOTICE_OUTCOMES).nullable(),
    decisionId: z.string().nullable(),
    answeredBy: z.string().nullable(),
    answeredAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Notice' });

export const noticePageAnswer = pageOf(noticeAnswer);

export const wholeNoticeAnswer = noticeAnswer
  .extend({ explanation: z.string(), name: z.string().nullable(), email: z.string().nullable() })
  .meta({ id: 'WholeNotice' });

/** A notice in a list: neither who sent it, nor what they say. */
export function presentNotice({ name: _name, email: _email, explanation: _explanation, ...notice }: Notice) {
  return notice;
}

/** A notice as it stands in the file of a case: without who sent it. */
export function presentNoticeInFile({ id, reference, explanation, createdAt, state, outcome }: Notice) {
  return { id, reference, explanation, createdAt, state, outcome };
}

export const noticeInFileAnswer = wholeNoticeAnswer
  .pick({ id: true, reference: true, explanation: true, createdAt: true, state: true, outcome: true })
  .meta({ id: 'NoticeInFile' });
