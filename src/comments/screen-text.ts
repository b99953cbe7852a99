import { AppError } from '../platform/errors.js';
import type { Comment } from './comment.js';
import { tellAuthor, type TellAuthorDeps } from './tell-author.js';
import { requireVerifiedEmail, type RequireVerifiedEmailDeps } from './require-commenting.js';
import type { HoldInstead, NoteRejected, RevisionDraft, ScreeningResult, ScreenRevision } from './up-calls.js';

export interface ScreenTextDeps extends RequireVerifiedEmailDeps, TellAuthorDeps {
  readonly screenRevision: ScreenRevision;
  readonly noteRejected: NoteRejected;
}

/** What screening said of a text that may become a revision. */
export interface AcceptedText extends ScreeningResult {
  readonly verdict: 'publish' | 'hold';
}

/**
 * Screens a draft. Throws `comment_rejected`, which tells its author why and hands the text back, and before that
 * `email_unverified`.
 */
export async function screenText(deps: ScreenTextDeps, draft: RevisionDraft): Promise<AcceptedText> {
  await requireVerifiedEmail(deps, draft.authorId, draft.article.section);
  const { verdict, signals } = await deps.screenRevision(draft);
  if (verdict !== 'reject') return { verdict, signals };
  await deps.noteRejected(draft, signals);
  const screening = tellAuthor(deps, { verdict, signals });
  throw new AppError('comment_rejected', {
    errors: (screening.length === 0 ? [UNTOLD] : screening).map(({ message }) => ({ path: 'body', message })),
    extension: { bodyHtml: draft.bodyHtml, screening },
  });
}

const UNTOLD = { message: 'This text does not keep to the community rules.' };

/** A text that is about to be public, within the transaction of that: held after all where moderation wants it. */
export async function holdInsteadIfAsked(
  { holdInstead }: { readonly holdInstead: HoldInstead },
  comment: Pick<Comment, 'authorId' | 'section'>,
  text: AcceptedText,
): Promise<AcceptedText> {
  if (text.verdict === 'hold') return text;
  const signal = await holdInstead(comment);
  return signal === null ? text : { verdict: 'hold', signals: [...text.signals, signal] };
}
