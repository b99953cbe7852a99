import { AppError } from '../platform/errors.js';
import type { TextSpan } from './comment.js';
import type { NoteRejected, RevisionDraft, ScreeningResult, ScreenRevision, WordsForAuthor } from './up-calls.js';

export interface ScreenTextDeps {
  readonly screenRevision: ScreenRevision;
  readonly noteRejected: NoteRejected;
  readonly wordsForAuthor: WordsForAuthor;
}

/** What screening said of a text that may become a revision. */
export interface AcceptedText extends ScreeningResult {
  readonly verdict: 'publish' | 'hold';
}

/** A finding in the author's words. */
interface ToldFinding {
  readonly message: string;
  readonly spans: readonly TextSpan[];
}

/** Screens a draft. Throws `comment_rejected`, which tells its author why and hands the text back. */
export async function screenText(deps: ScreenTextDeps, draft: RevisionDraft): Promise<AcceptedText> {
  const { verdict, signals } = await deps.screenRevision(draft);
  if (verdict !== 'reject') return { verdict, signals };
  await deps.noteRejected(draft, signals);
  const screening = tellAuthor(deps, signals);
  throw new AppError('comment_rejected', {
    errors: (screening.length === 0 ? [UNTOLD] : screening).map(({ message }) => ({ path: 'body', message })),
    extension: { bodyHtml: draft.bodyHtml, screening },
  });
}

const UNTOLD = { message: 'This text does not keep to the community rules.' };

/** Those signals that their author is told of, each message once. */
function tellAuthor(
  { wordsForAuthor }: Pick<ScreenTextDeps, 'wordsForAuthor'>,
  signals: ScreeningResult['signals'],
): readonly ToldFinding[] {
  const spansByMessage = new Map<string, readonly TextSpan[]>();
  for (const signal of signals) {
    const message = wordsForAuthor(signal);
    if (message !== null) spansByMessage.set(message, [...(spansByMessage.get(message) ?? []), ...signal.spans]);
  }
  return [...spansByMessage].map(([message, spans]) => ({ message, spans }));
}
