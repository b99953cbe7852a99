export const COMMENT_STATUSES = ['published', 'held', 'hidden', 'removed', 'withdrawn'] as const;
/** `held` was never shown, `hidden` waits for an editor, `removed` fell to a decision, `withdrawn` to its author. */
export type CommentStatus = (typeof COMMENT_STATUSES)[number];

/** A reader's text under an article. Ids are strings; times are UTC. */
export interface Comment {
  readonly id: string;
  readonly articleId: string;
  readonly articleSlug: string;
  readonly section: string;
  /** The comment that this one answers; null at the top. */
  readonly parentId: string | null;
  /** How many comments stand above it: 0 at the top, at most `MAX_DEPTH`. */
  readonly depth: number;
  readonly authorId: string;
  readonly status: CommentStatus;
  /** Counts from 1; the number of the text in `bodyHtml`. */
  readonly revision: number;
  /** Clean HTML in normal form. */
  readonly bodyHtml: string;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  readonly recommendations: number;
  /** How many of its direct answers are listed. */
  readonly replies: number;
  /** How many readers the article had had when the comment was posted. */
  readonly readersBefore: number;
  /** Whether it takes a place in the public lists: visible itself, or a placeholder above listed replies. */
  readonly listed: boolean;
}

/** An automated finding on a revision. */
export interface Signal {
  readonly detector: string;
  /** What was found, for programs. */
  readonly code: string;
  /** 0 (harmless) to 1. */
  readonly score: number;
  /** What the detector wanted done with the text, for this or for something else that it found. */
  readonly verdict: 'publish' | 'hold' | 'reject';
  /** The same in a sentence, for editors. */
  readonly explanation: string;
  /** What in the text caused it; empty where a fact did. */
  readonly spans: readonly TextSpan[];
  /** Numbers and short words that complete the sentence; nothing that a person wrote. */
  readonly details: Readonly<Record<string, string | number>>;
  /** How long the detector took. */
  readonly durationMs: number;
}

/** A place in the text as read, in UTF-16 units. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** One immutable text of a comment. */
export interface Revision {
  readonly commentId: string;
  readonly revision: number;
  readonly bodyHtml: string;
  readonly createdAt: Date;
  readonly signals: readonly Signal[];
}

/** Bounds the chain of placeholders that one withdrawal can touch. */
export const MAX_DEPTH = 50;

export function isVisible({ status }: Pick<Comment, 'status'>): boolean {
  return status === 'published';
}

export function isListed(comment: Pick<Comment, 'status' | 'replies'>): boolean {
  return isVisible(comment) || comment.replies > 0;
}
