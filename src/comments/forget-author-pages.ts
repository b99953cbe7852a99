import type { DropPublic } from '../articles/index.js';
import type { CommentStore } from './comment-store.js';

export interface ForgetAuthorPagesDeps {
  readonly commentStore: Pick<CommentStore, 'listArticleSlugs'>;
  readonly dropPublic: DropPublic;
}

/** Who wrote more has older pages go by their age. */
const NEWEST = 2000;

/** Forgets the finished pages that show a reader's newest comments, once their name has changed. */
export async function forgetAuthorPages(deps: ForgetAuthorPagesDeps, authorId: string): Promise<void> {
  for (const slug of await deps.commentStore.listArticleSlugs(authorId, NEWEST)) await deps.dropPublic(slug);
}
