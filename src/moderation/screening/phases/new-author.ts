import { NOTHING, verdictOn, type PhaseResult, type ScreeningPhase } from '../phase.js';
import type { ScreeningSettings } from '../screening-settings.js';

export interface NewAuthorDeps {
  /** How many comments of an author are published, counted up to `limit`. */
  readonly countPublishedBy: (authorId: string, limit: number) => Promise<number>;
}

/** An editor sees the first comments of everyone who is new here. */
export function newAuthor({ countPublishedBy }: NewAuthorDeps): ScreeningPhase {
  return {
    name: 'new-author',
    asks: 'stores',
    onFailure: 'hold',
    screen: async ({ authorId }, { settings }) => {
      const { heldComments } = settings.newAuthor;
      if (authorId === null || heldComments === 0) return NOTHING;
      return judgeNewAuthor(await countPublishedBy(authorId, heldComments), settings.newAuthor);
    },
  };
}

/** `published` is the number of comments that the author has published so far. */
export function judgeNewAuthor(published: number, { heldComments }: ScreeningSettings['newAuthor']): PhaseResult {
  if (published >= heldComments) return NOTHING;
  return verdictOn(
    [{ code: 'author.new', score: 0.3, spans: [], details: { published, first: heldComments } }],
    'hold',
  );
}
