import { textAsRead, type RevisionDraft } from '../../comments/index.js';
import type { ScreenedRevision } from './phase.js';
import { linksOf } from './text/links.js';
import { toNormalText } from './text/normal-text.js';

type Draft = Pick<RevisionDraft, 'bodyHtml' | 'revision' | 'parentId'> & {
  readonly [K in 'article' | 'authorId' | 'commentId']: RevisionDraft[K] | null;
};

/** Reads a draft once, for all phases. */
export function toScreened(draft: Draft): ScreenedRevision {
  const text = textAsRead(draft.bodyHtml);
  return { ...draft, text, normal: toNormalText(text), links: linksOf(draft.bodyHtml, textAsRead) };
}
