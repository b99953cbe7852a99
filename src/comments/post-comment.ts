import { findPublishedArticle, type Article, type FindArticleDeps, type ReadershipStore } from '../articles/index.js';
import { newId } from '../platform/database/ids.js';
import type { Transact } from '../platform/database/transactions.js';
import { AppError } from '../platform/errors.js';
import type { InTurn } from '../platform/turns.js';
import { announce, type ChangeCommentDeps } from './change-status.js';
import { isVisible, MAX_DEPTH, type Comment } from './comment.js';
import type { CommentStore } from './comment-store.js';
import { requireNewComment, type RequireCommentingDeps } from './require-commenting.js';
import type { RevisionStore } from './revision-store.js';
import { holdInsteadIfAsked, screenText, type AcceptedText, type ScreenTextDeps } from './screen-text.js';
import { tellOfReply, type TellOfReplyDeps } from './tell-of-reply.js';
import type { HoldInstead, NoteHeld } from './up-calls.js';

export interface PostCommentDeps
  extends
    RequireCommentingDeps,
    FindArticleDeps,
    ScreenTextDeps,
    TellOfReplyDeps,
    Omit<ChangeCommentDeps, 'commentStore'> {
  readonly commentStore: Pick<CommentStore, 'insert' | 'findById' | 'addReplies'>;
  readonly revisionStore: Pick<RevisionStore, 'insert'>;
  readonly holdInstead: HoldInstead;
  readonly readershipStore: Pick<ReadershipStore, 'find'>;
  readonly noteHeld: NoteHeld;
  readonly transact: Transact;
  /** By parent: simultaneous replies to one comment would conflict on its count. */
  readonly inTurn: InTurn;
}

interface PostCommentInput {
  readonly authorId: string;
  readonly slug: string;
  readonly parentId: string | null;
  /** Clean HTML in normal form. */
  readonly bodyHtml: string;
}

/**
 * Posts a comment, or a reply; screening says whether it shows at once. Throws `not_found` without a published
 * article, `comments_closed`, `commenting_suspended`, `warning_unread`, `comment_rejected` when screening turns it down, and `validation_failed` when what it
 * answers is not there for readers any more.
 */
export async function postComment(deps: PostCommentDeps, input: PostCommentInput): Promise<Comment> {
  await requireNewComment(deps, input.authorId);
  const article = await findPublishedArticle(deps, input.slug);
  if (article.commenting === 'closed') throw new AppError('comments_closed');
  const parent = await findParent(deps, article, input.parentId);
  const id = newId();
  const { authorId, parentId, bodyHtml } = input;
  const [screening, { readers }] = await Promise.all([
    screenText(deps, { article, commentId: id, revision: 1, authorId, parentId, bodyHtml }),
    deps.readershipStore.find(article.slug, deps.clock.now()),
  ]);
  const createdAt = deps.clock.now();
  return deps.inTurn(parentId ?? id, () =>
    deps.transact(async () => {
      const text = await holdInsteadIfAsked(deps, { authorId, section: article.section }, screening);
      const made = newComment({ id, article, parent, input, text, readersBefore: readers, createdAt });
      const comment = await insert(deps, made, text);
      if (parent !== null && isVisible(comment)) await tellOfReply(deps, { article, parent, reply: comment });
      return comment;
    }),
  );
}

async function findParent(deps: PostCommentDeps, article: Article, parentId: string | null): Promise<Comment | null> {
  if (parentId === null) return null;
  const parent = await deps.commentStore.findById(parentId);
  if (parent?.articleId !== article.id || !isVisible(parent)) throw parentGone();
  if (parent.depth >= MAX_DEPTH) throw refuseParent('The conversation is too deep to be answered here.');
  return parent;
}

interface NewComment {
  readonly id: string;
  readonly article: Article;
  readonly parent: Comment | null;
  readonly input: PostCommentInput;
  readonly text: AcceptedText;
  readonly readersBefore: number;
  readonly createdAt: Date;
}

function newComment({ id, article, parent, input, text, readersBefore, createdAt }: NewComment): Comment {
  const isPublished = text.verdict === 'publish';
  return {
    id,
    articleId: article.id,
    articleSlug: article.slug,
    section: article.section,
    parentId: parent?.id ?? null,
    depth: parent === null ? 0 : parent.depth + 1,
    authorId: input.authorId,
    status: isPublished ? 'published' : 'held',
    revision: 1,
    bodyHtml: input.bodyHtml,
    createdAt,
    editedAt: null,
    recommendations: 0,
    replies: 0,
    readersBefore,
    listed: isPublished,
  };
}

async function insert(deps: PostCommentDeps, comment: Comment, { signals }: AcceptedText): Promise<Comment> {
  const { id, parentId, revision, bodyHtml, createdAt } = comment;
  await deps.noteText(comment, null);
  if (parentId !== null && isVisible(comment)) {
    // Writing to the parent makes this and its removal at the same moment exclude each other.
    const parent = await deps.commentStore.addReplies(parentId, 1, 'published');
    if (parent === null) throw parentGone();
  }
  await deps.commentStore.insert(comment);
  await deps.revisionStore.insert({ commentId: id, revision, bodyHtml, createdAt, signals });
  if (comment.status === 'held') await deps.noteHeld(comment);
  else await announce(deps, comment, 1);
  return comment;
}

const parentGone = () => refuseParent('There is no such comment under this article.');

function refuseParent(message: string): AppError {
  return new AppError('validation_failed', { errors: [{ path: 'parentId', message }] });
}
