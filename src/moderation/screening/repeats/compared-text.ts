import { createHash } from 'node:crypto';
import { textAsRead, type Comment } from '../../../comments/index.js';
import type { ScreenedRevision } from '../phase.js';
import { toNormalText } from '../text/normal-text.js';
import { bandsOf } from './bands.js';
import { pairsOf, wordsOf } from './word-pairs.js';

/** A text as others are compared with it. */
export interface ComparedText {
  /** Of its author and words; of its place too where it is short. */
  readonly key: string;
  /** Too short to say that somebody copied it: nobody owns "Well said!". */
  readonly isShort: boolean;
  /** What it is looked up by, and compared by exactly; both empty for a short one. */
  readonly bands: readonly number[];
  readonly pairs: Uint32Array;
}

/** Where a text stands and who wrote it. */
interface Written {
  readonly authorId: string;
  readonly articleId: string;
  readonly parentId: string | null;
  readonly normalText: string;
}

/** `minWords` is what makes a text long enough to compare. */
export function toCompared({ authorId, articleId, parentId, normalText }: Written, minWords: number): ComparedText {
  const words = wordsOf(normalText);
  const text = words.length === 0 ? normalText.trim() : words.join(' ');
  const isShort = words.length < minWords;
  const place = isShort ? [articleId, parentId] : [];
  const key = createHash('sha256')
    .update(JSON.stringify([authorId, text, ...place]))
    .digest('base64url');
  const pairs = isShort ? new Uint32Array() : pairsOf(words);
  return { key, isShort, bands: bandsOf(pairs), pairs };
}

/** Null where an editor tries a text without saying whose and where. */
export function comparedRevision(revision: ScreenedRevision, minWords: number): ComparedText | null {
  const { article, authorId, parentId, normal } = revision;
  if (article === null || authorId === null) return null;
  return toCompared({ authorId, articleId: article.id, parentId, normalText: normal.text }, minWords);
}

export function comparedComment({ bodyHtml, ...comment }: Comment, minWords: number): ComparedText {
  return toCompared({ ...comment, normalText: toNormalText(textAsRead(bodyHtml)).text }, minWords);
}
