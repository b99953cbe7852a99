import type { Signal, TextSpan } from './comment.js';
import type { WordsForAuthor } from './up-calls.js';

export interface TellAuthorDeps {
  readonly wordsForAuthor: WordsForAuthor;
}

/** A finding in the author's words. */
export interface ToldFinding {
  readonly message: string;
  readonly spans: readonly TextSpan[];
}

/** Those signals that the author is told of, each message once with all its places. */
export function tellAuthor({ wordsForAuthor }: TellAuthorDeps, signals: readonly Signal[]): readonly ToldFinding[] {
  const spansByMessage = new Map<string, readonly TextSpan[]>();
  for (const signal of signals) {
    const message = wordsForAuthor(signal);
    if (message !== null) spansByMessage.set(message, [...(spansByMessage.get(message) ?? []), ...signal.spans]);
  }
  return [...spansByMessage].map(([message, spans]) => ({ message, spans }));
}
