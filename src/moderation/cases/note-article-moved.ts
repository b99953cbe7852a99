import type { Article } from '../../articles/index.js';
import type { CaseStore } from './case-store.js';

interface NoteArticleMovedDeps {
  readonly caseStore: Pick<CaseStore, 'setSection'>;
}

/** Keeps an article's cases in its section, so that the editors of that section see them. */
export function noteArticleMoved({ caseStore }: NoteArticleMovedDeps, { id, section }: Article): Promise<void> {
  return caseStore.setSection(id, section);
}
