export { changeStatus, type ChangeCommentDeps } from './change-status.js';
export { isListed, isVisible, type Comment, type CommentStatus, type Revision, type Signal } from './comment.js';
export { createCommentCountStore, type CommentCountStore } from './comment-count-store.js';
export { commentRoutes, type CommentRoutesDeps } from './comment-routes.js';
export { commentAnswer, commentParams } from './comment-schemas.js';
export { createCommentStore, type CommentStore } from './comment-store.js';
export { presentWhole, type PresentDeps, type PresentedComment } from './present-comment.js';
export { reconcileCounts, type ReconcileCountsDeps } from './reconcile-counts.js';
export { createRecommendationStore, type RecommendationStore } from './recommendation-store.js';
export { createRevisionStore, type RevisionStore } from './revision-store.js';
export type {
  NoteEdited,
  NoteHeld,
  NoteWithdrawn,
  RevisionDraft,
  ScreenRevision,
  ScreeningResult,
} from './up-calls.js';
export { toBodyHtml } from './comment-body.js';
export { createCommentImportStore, type ImportedRecommendation } from './comment-import-store.js';
export { postComment } from './post-comment.js';
export { recommendComment } from './recommend-comment.js';
export { withdrawComment } from './withdraw-comment.js';
