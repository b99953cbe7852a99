import { articleParams } from '../articles/index.js';
import { defineRoute, type Route } from '../platform/http/route.js';
import {
  commentPageAnswer,
  commentParams,
  editCommentBody,
  listCommentsQuery,
  listOwnCommentsQuery,
  ownCommentAnswer,
  ownCommentPageAnswer,
  postCommentBody,
  previewAnswer,
  rejectionExtension,
} from './comment-schemas.js';
import type { CommentStore } from './comment-store.js';
import { editComment, type EditCommentDeps } from './edit-comment.js';
import { listComments, listOwnComments, type ListCommentsDeps } from './list-comments.js';
import { newsRoutes, type NewsRoutesDeps } from './news-routes.js';
import { postComment, type PostCommentDeps } from './post-comment.js';
import { presentOwn, presentToEveryone, type PresentOwnDeps } from './present-comment.js';
import { recommendComment, unrecommendComment, type RecommendDeps } from './recommend-comment.js';
import type { RevisionStore } from './revision-store.js';
import { withdrawComment, type WithdrawCommentDeps } from './withdraw-comment.js';

type UseCaseDeps = ListCommentsDeps &
  PostCommentDeps &
  EditCommentDeps &
  WithdrawCommentDeps &
  RecommendDeps &
  NewsRoutesDeps;

export interface CommentRoutesDeps extends UseCaseDeps, PresentOwnDeps {
  readonly commentStore: CommentStore;
  readonly revisionStore: RevisionStore;
}

export function commentRoutes(deps: CommentRoutesDeps): readonly Route[] {
  return [
    listRoute(deps),
    listOwnRoute(deps),
    previewRoute(),
    postRoute(deps),
    ...authorRoutes(deps),
    ...recommendationRoutes(deps),
    ...newsRoutes(deps),
  ];
}

function listRoute(deps: CommentRoutesDeps): Route {
  return defineRoute({
    method: 'get',
    path: '/articles/:slug/comments',
    summary: 'List the comments at the top of an article, or the replies to one',
    permission: 'comment.read',
    params: articleParams,
    query: listCommentsQuery,
    answers: { 200: commentPageAnswer },
    errors: ['not_found', 'invalid_cursor'],
    cache: ({ slug }) => slug,
    handle: async ({ params, query }) => {
      const { items, nextCursor } = await listComments(deps, { ...query, slug: params.slug });
      return { status: 200, body: { items: await presentToEveryone(deps, items), nextCursor } };
    },
  });
}

function listOwnRoute(deps: CommentRoutesDeps): Route {
  return defineRoute({
    method: 'get',
    path: '/me/comments',
    summary: 'List your own comments with their status, newest first',
    permission: 'own.read',
    query: listOwnCommentsQuery,
    answers: { 200: ownCommentPageAnswer },
    errors: ['invalid_cursor'],
    handle: async ({ viewer, query }) => {
      const { items, nextCursor } = await listOwnComments(deps, { ...query, authorId: viewer.id });
      return { status: 200, body: { items: await presentOwn(deps, items), nextCursor } };
    },
  });
}

function previewRoute(): Route {
  return defineRoute({
    method: 'post',
    path: '/comments/preview',
    summary: 'See how a text would look as a comment; nothing is kept, and screening is not asked',
    permission: 'comment.write',
    body: editCommentBody,
    answers: { 200: previewAnswer },
    limit: 'write',
    handle: ({ body }) => ({ status: 200, body: { bodyHtml: body.body } }),
  });
}

function postRoute(deps: CommentRoutesDeps): Route {
  return defineRoute({
    method: 'post',
    path: '/articles/:slug/comments',
    summary: 'Post a comment, or a reply',
    permission: 'comment.write',
    params: articleParams,
    body: postCommentBody,
    answers: { 201: ownCommentAnswer },
    errors: ['not_found', 'comments_closed', 'commenting_suspended', 'warning_unread', 'comment_rejected'],
    extensions: { comment_rejected: rejectionExtension },
    limit: 'postComment',
    handle: async ({ viewer, params, body }) => {
      const { body: bodyHtml, parentId = null } = body;
      const comment = await postComment(deps, { authorId: viewer.id, slug: params.slug, parentId, bodyHtml });
      const [presented] = await presentOwn(deps, [comment]);
      return { status: 201, body: presented };
    },
  });
}

function authorRoutes(deps: CommentRoutesDeps): readonly Route[] {
  return [
    defineRoute({
      method: 'patch',
      path: '/comments/:id',
      summary: 'Edit your own comment within the edit window',
      permission: 'comment.write',
      params: commentParams,
      body: editCommentBody,
      answers: { 200: ownCommentAnswer },
      errors: ['not_found', 'commenting_suspended', 'edit_window_over', 'comment_rejected', 'conflict'],
      extensions: { comment_rejected: rejectionExtension },
      limit: 'write',
      handle: async ({ viewer, params, body }) => {
        const comment = await editComment(deps, { id: params.id, authorId: viewer.id, bodyHtml: body.body });
        const [presented] = await presentOwn(deps, [comment]);
        return { status: 200, body: presented };
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/comments/:id',
      summary: 'Withdraw your own comment; its replies stay under a placeholder',
      permission: 'comment.write',
      params: commentParams,
      answers: { 204: null },
      errors: ['not_found'],
      limit: 'write',
      handle: async ({ viewer, params }) => {
        await withdrawComment(deps, { id: params.id, authorId: viewer.id });
        return { status: 204 };
      },
    }),
  ];
}

function recommendationRoutes(deps: CommentRoutesDeps): readonly Route[] {
  const shared = {
    path: '/comments/:id/recommendation',
    permission: 'comment.recommend',
    params: commentParams,
    answers: { 204: null },
    limit: 'write',
  } as const;
  return [
    defineRoute({
      ...shared,
      method: 'put',
      summary: 'Recommend a comment',
      errors: ['not_found', 'own_comment'],
      handle: async ({ viewer, params }) => {
        await recommendComment(deps, { commentId: params.id, accountId: viewer.id });
        return { status: 204 };
      },
    }),
    defineRoute({
      ...shared,
      method: 'delete',
      summary: 'Take your recommendation back',
      errors: ['not_found'],
      handle: async ({ viewer, params }) => {
        await unrecommendComment(deps, { commentId: params.id, accountId: viewer.id });
        return { status: 204 };
      },
    }),
  ];
}
