import { articleParams } from '../articles/index.js';
import { presentOwn, type PresentOwnDeps } from '../comments/index.js';
import { defineRoute, type Route } from '../platform/http/route.js';
import {
  flagAnswer,
  flaggedCommentParams,
  flagPageAnswer,
  ownFlagsQuery,
  raiseFlagBody,
  viewerAnswer,
} from './flag-schemas.js';
import { listOwnFlags, type ListOwnFlagsDeps } from './list-own-flags.js';
import { presentFlag } from './present-flag.js';
import { raiseFlag, type RaiseFlagDeps } from './raise-flag.js';
import { readViewer, type ReadViewerDeps } from './read-viewer.js';
import { withdrawFlags, type WithdrawFlagsDeps } from './withdraw-flags.js';

export type FlagRoutesDeps = RaiseFlagDeps & WithdrawFlagsDeps & ListOwnFlagsDeps & ReadViewerDeps & PresentOwnDeps;

export function flagRoutes(deps: FlagRoutesDeps): readonly Route[] {
  return [raiseFlagRoute(deps), withdrawFlagsRoute(deps), listOwnFlagsRoute(deps), viewerRoute(deps)];
}

function raiseFlagRoute(deps: RaiseFlagDeps): Route {
  return defineRoute({
    method: 'post',
    path: '/comments/:id/flags',
    summary: 'Flag a comment as unsuitable or offensive',
    permission: 'flag.raise',
    limit: 'flag',
    params: flaggedCommentParams,
    body: raiseFlagBody,
    answers: { 201: flagAnswer, 200: flagAnswer },
    errors: ['flagging_suspended', 'flagging_warning_unread', 'own_comment', 'revision_changed'],
    handle: async ({ viewer, params, body }) => {
      const { reason, note = null, revision = null } = body;
      const raised = await raiseFlag(deps, { commentId: params.id, reporterId: viewer.id, reason, note, revision });
      return { status: raised.isNew ? 201 : 200, body: presentFlag(raised.flag) };
    },
  });
}

function withdrawFlagsRoute(deps: WithdrawFlagsDeps): Route {
  return defineRoute({
    method: 'delete',
    path: '/comments/:id/flags',
    summary: 'Withdraw your own flag while it is undecided',
    permission: 'flag.raise',
    limit: 'write',
    params: flaggedCommentParams,
    answers: { 204: null },
    errors: ['flag_decided'],
    handle: async ({ viewer, params }) => {
      await withdrawFlags(deps, { commentId: params.id, reporterId: viewer.id });
      return { status: 204 };
    },
  });
}

function listOwnFlagsRoute(deps: ListOwnFlagsDeps): Route {
  return defineRoute({
    method: 'get',
    path: '/me/flags',
    summary: 'List what you have flagged and what became of it, newest first',
    permission: 'own.read',
    query: ownFlagsQuery,
    answers: { 200: flagPageAnswer },
    errors: ['invalid_cursor'],
    handle: async ({ viewer, query }) => {
      const { items, nextCursor } = await listOwnFlags(deps, viewer.id, query);
      return { status: 200, body: { items: items.map(presentFlag), nextCursor } };
    },
  });
}

function viewerRoute(deps: ReadViewerDeps & PresentOwnDeps): Route {
  return defineRoute({
    method: 'get',
    path: '/articles/:slug/viewer',
    summary: 'Read what you did under an article: your flags, recommendations and comments',
    permission: 'own.read',
    params: articleParams,
    answers: { 200: viewerAnswer },
    handle: async ({ viewer, params }) => {
      const { flags, recommendations, own } = await readViewer(deps, viewer.id, params.slug);
      return {
        status: 200,
        body: { flags: flags.map(presentFlag), recommendations, own: await presentOwn(deps, own) },
      };
    },
  });
}
