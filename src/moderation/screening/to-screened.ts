import { textAsRead, type RevisionDraft } from '../../comments/index.js';
import type { ScreenedRevision } from './phase.js';
import { linksOf } from './text/links.js';
import { toNormalText } from './text/normal-text.js';

/** A draft, or a text that an editor tries out: see `ScreenedRevision` for what is null then. */
export type TextToScreen = Pick<RevisionDraft, 'bodyHtml' | 'revision' | 'parentId'> & {
  readonly [K in 'article' | 'authorId' | 'commentId']: RevisionDraft[K] | null;
};

/** Reads a text once, for all phases. */
export function toScreened(draft: TextToScreen): ScreenedRevision {
  const text = textAsRead(draft.bodyHtml);
  return { ...draft, text, normal: toNormalText(text), links: linksOf(draft.bodyHtml, textAsRead) };
}
