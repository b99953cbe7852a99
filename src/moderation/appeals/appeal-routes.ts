import { defineRoute, type Route } from '../../platform/http/route.js';
import {
  appealParams,
  fileAppealBody,
  ownAppealAnswer,
  ownDecisionPageAnswer,
  ownDecisionsQuery,
} from './appeal-schemas.js';
import { describeDecisions, type DescribeDecisionsDeps } from './describe-decisions.js';
import { fileAppeal, type FileAppealDeps } from './file-appeal.js';
import { waitingFor, type FreeEditorDeps } from './free-editor.js';
import { listOwnDecisions, type OwnDecisionsDeps } from './own-decisions.js';
import { presentOwnAppeal, presentOwnDecision } from './present-appeal.js';

export type AppealRoutesDeps = FileAppealDeps & FreeEditorDeps & OwnDecisionsDeps & DescribeDecisionsDeps;

export function appealRoutes(deps: AppealRoutesDeps): readonly Route[] {
  return [fileAppealRoute(deps), ownDecisionsRoute(deps)];
}

function fileAppealRoute(deps: FileAppealDeps & FreeEditorDeps): Route {
  return defineRoute({
    method: 'post',
    path: '/decisions/:id/appeals',
    summary: 'Ask for another editor to look again, as the author of a removed comment or the reporter of a kept one',
    permission: 'appeal.file',
    limit: 'write',
    params: appealParams,
    body: fileAppealBody,
    answers: { 201: ownAppealAnswer },
    errors: [
      ...['already_appealed', 'decision_reversed', 'decision_superseded', 'appeal_final'],
      ...['comment_withdrawn', 'revision_changed', 'appeal_window_over'],
    ] as const,
    handle: async ({ viewer, params, body }) => {
      const appeal = await fileAppeal(deps, { decisionId: params.id, appellantId: viewer.id, text: body.text });
      const subject = await deps.caseStore.findById(appeal.caseId);
      const waits = subject && (await waitingFor(deps, subject));
      return { status: 201, body: presentOwnAppeal({ appeal, outcome: null, waitingFor: waits }) };
    },
  });
}

function ownDecisionsRoute(deps: OwnDecisionsDeps & DescribeDecisionsDeps): Route {
  return defineRoute({
    method: 'get',
    path: '/me/decisions',
    summary: 'List the decisions on your comments and those that dismissed your flags, with your appeals, newest first',
    permission: 'own.read',
    query: ownDecisionsQuery,
    answers: { 200: ownDecisionPageAnswer },
    errors: ['invalid_cursor'],
    handle: async ({ viewer, query }) => {
      const { items, nextCursor } = await listOwnDecisions(deps, viewer.id, query);
      const described = await describeDecisions(deps, viewer.id, items);
      return { status: 200, body: { items: described.map(presentOwnDecision), nextCursor } };
    },
  });
}
