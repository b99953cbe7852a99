import type { TextSpan } from './comment.js';
import type { ScreeningResult, WordsForAuthor } from './up-calls.js';

export interface TellAuthorDeps {
  readonly wordsForAuthor: WordsForAuthor;
}

/** A finding in the author's words. */
export interface ToldFinding {
  readonly message: string;
  readonly spans: readonly TextSpan[];
}

/** Why a text got this verdict, as far as the author is told: each message once, with all its places. */
export function tellAuthor(
  { wordsForAuthor }: TellAuthorDeps,
  { verdict, signals }: Pick<ScreeningResult, 'verdict' | 'signals'>,
): readonly ToldFinding[] {
  const spansByMessage = new Map<string, readonly TextSpan[]>();
  for (const signal of signals.filter((each) => each.verdict === verdict)) {
    const message = wordsForAuthor(signal);
    if (message !== null) spansByMessage.set(message, [...(spansByMessage.get(message) ?? []), ...signal.spans]);
  }
  return [...spansByMessage].map(([message, spans]) => ({ message, spans }));
}
