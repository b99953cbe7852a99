import type { Article } from '../articles/index.js';
import type { Comment, Signal } from './comment.js';

/** A text on its way to become a revision. */
export interface RevisionDraft {
  readonly article: Article;
  readonly commentId: string;
  readonly revision: number;
  readonly authorId: string;
  readonly parentId: string | null;
  /** Clean HTML in normal form. */
  readonly bodyHtml: string;
}

export interface ScreeningResult {
  readonly verdict: Signal['verdict'];
  readonly signals: readonly Signal[];
}

/** Supplied by moderation. A phase that fails has a declared answer. Runs outside of transactions. */
export type ScreenRevision = (draft: RevisionDraft) => Promise<ScreeningResult>;

/** Supplied by moderation, in the author's words: null where they are not told of a signal. */
export type WordsForAuthor = (signal: Signal) => string | null;

/** Supplied by moderation, outside of transactions: a draft that screening rejected, of which nothing else is kept. */
export type NoteRejected = (draft: RevisionDraft, signals: readonly Signal[]) => Promise<void>;

/**
 * Supplied by moderation, within the transaction in which a text by this author would become public: why it is to be
 * held instead, null where it isn't. The answer is used up by that transaction: it counts for one text.
 */
export type HoldInstead = (comment: Pick<Comment, 'authorId' | 'section'>) => Promise<Signal | null>;

/**
 * Supplied by moderation, within the transaction that held `comment`: a comment that was posted, or published and
 * edited, so that a case may be there already. Replaces `NoteEdited` for such an edit.
 */
export type NoteHeld = (comment: Comment) => Promise<void>;

/** Supplied by moderation: what an account may do with comments now. An end is null where there is none. */
export type CommentingOf = (accountId: string) => Promise<{
  readonly commenting: 'free' | 'premoderated' | 'suspended' | 'banned';
  readonly commentingUntil: Date | null;
  /** The warnings to acknowledge before the next comment, by their ids. */
  readonly mustAcknowledge: readonly string[];
}>;

/**
 * Supplied by moderation, whose settings say it: whether comments in a section take a verified e-mail address. It asks
 * for more than REQUIRE_VERIFIED_EMAIL does, never for less.
 */
export type AsksVerifiedEmail = (section: string) => Promise<boolean>;

/** Supplied by moderation, within the transaction of an edit that left the status as it was. */
export type NoteEdited = (comment: Comment) => Promise<void>;

/**
 * Supplied by moderation, within the transaction that made `comment`, its next revision or its next status; `before` is
 * null for a new one. Throws `conflict` when its author posts the same text elsewhere at this moment.
 */
export type NoteText = (comment: Comment, before: Comment | null) => Promise<void>;

/** Supplied by moderation, within the transaction in which the author withdrew `comment`. */
export type NoteWithdrawn = (comment: Comment) => Promise<void>;
