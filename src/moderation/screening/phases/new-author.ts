import type { AuthorRecordStore } from '../../../comments/index.js';
import { NOTHING, verdictOn, type PhaseResult, type ScreeningPhase } from '../phase.js';
import type { ScreeningSettings } from '../screening-settings.js';

export interface NewAuthorDeps {
  readonly authorRecordStore: Pick<AuthorRecordStore, 'countPublishedBy'>;
}

/** An editor sees the first comments of everyone who is new here. */
export function newAuthor({ authorRecordStore }: NewAuthorDeps): ScreeningPhase {
  return {
    name: 'new-author',
    asks: 'stores',
    onFailure: 'hold',
    screen: async ({ authorId }, { settings }) => {
      const { heldComments } = settings.newAuthor;
      if (authorId === null || heldComments === 0) return NOTHING;
      const published = await authorRecordStore.countPublishedBy(authorId, heldComments);
      return judgeNewAuthor(published, settings.newAuthor);
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
