export { changeStatus, type ChangeCommentDeps } from './change-status.js';
export {
  COMMENT_STATUSES,
  isListed,
  isVisible,
  type Comment,
  type CommentStatus,
  type Revision,
  type Signal,
} from './comment.js';
export { createCommentCountStore } from './comment-count-store.js';
export { commentRoutes, type CommentRoutesDeps } from './comment-routes.js';
export { commentAnswer, commentBody, commentParams, ownCommentAnswer } from './comment-schemas.js';
export { createAuthorRecordStore, type AuthorRecordStore } from './author-record-store.js';
export { createCommentStore, type CommentStore } from './comment-store.js';
export { COMMENT_SORTS, type CommentSort } from './comment-list-store.js';
export { editComment } from './edit-comment.js';
export { findOwnComment } from './find-own-comment.js';
export { forgetAuthorPages } from './forget-author-pages.js';
export { listComments, listOwnComments, type ListCommentsDeps } from './list-comments.js';
export {
  presentOwn,
  presentToEveryone,
  presentWhole,
  type OwnPresentedComment,
  type PresentDeps,
  type PresentedComment,
  type PresentOwnDeps,
} from './present-comment.js';
export { reconcileCounts, type ReconcileCountsDeps } from './reconcile-counts.js';
export {
  createRecommendationStore,
  type ListedRecommendation,
  type RecommendationStore,
} from './recommendation-store.js';
export { createRevisionStore, type RevisionStore } from './revision-store.js';
export type {
  HoldInstead,
  NoteRejected,
  NoteText,
  RevisionDraft,
  ScreeningResult,
  ScreenRevision,
  WordsForAuthor,
} from './up-calls.js';
export { lengthAsRead, MAX_BODY_LENGTH, MIN_BODY_LENGTH, textAsRead, toBodyHtml } from './comment-body.js';
export { createCommentImportStore, type ImportedRecommendation } from './comment-import-store.js';
export { postComment } from './post-comment.js';
export { recommendComment, unrecommendComment } from './recommend-comment.js';
export { replyKey } from './tell-of-reply.js';
export { createTellReaders } from './tell-readers.js';
export { withdrawComment, type WithdrawCommentDeps } from './withdraw-comment.js';
