import type { z } from 'zod';
import { defineRoute, type Route } from '../../platform/http/route.js';
import { batchParams, decideCasesBody, decidedCasesAnswer, reversedBatchAnswer } from './batch-schemas.js';
import { decideCases, type DecideCasesDeps } from './decide-cases.js';
import type { Decision } from './decision.js';
import { reverseDecisionBody } from './decision-schemas.js';
import { presentDecision } from './present-decision.js';
import { reverseBatch, type ReverseBatchDeps } from './reverse-batch.js';
import type { Selection } from './select-cases.js';

export type BatchRoutesDeps = DecideCasesDeps & ReverseBatchDeps;

export function batchRoutes(deps: BatchRoutesDeps): readonly Route[] {
  return [decideCasesRoute(deps), reverseBatchRoute(deps)];
}

function decideCasesRoute(deps: DecideCasesDeps): Route {
  return defineRoute({
    method: 'post',
    path: '/moderation/decisions',
    summary: 'Decide many cases at once: one result a case',
    description:
      'Each case is decided by itself, as one decision alone would be, and one that is refused does not stop the others. ' +
      'Nobody gets a sanction this way. What was decided when a request breaks off stays so; sent again, it does the ' +
      'rest, and answers `unchanged` for the cases that are decided so already. A case where an appeal waits is refused ' +
      '(`appeal_waits`): that is decided by itself.',
    permission: 'case.decide',
    limit: 'bulk',
    body: decideCasesBody,
    answers: { 200: decidedCasesAnswer },
    errors: ['reporter_not_muted'],
    handle: async ({ viewer, body }) => {
      const { action, reason = null, note = null, explanation = null, flagsUnfounded = null, dryRun } = body;
      const ruling = { action, reason, note, explanation, flagsUnfounded };
      const { items, ...batch } = await decideCases(deps, viewer, { ...ruling, selection: selectionOf(body), dryRun });
      return { status: 200, body: { ...batch, items: items.map(presented) } };
    },
  });
}

function reverseBatchRoute(deps: ReverseBatchDeps): Route {
  return defineRoute({
    method: 'post',
    path: '/moderation/decisions/batches/:batchId/reversal',
    summary: 'Reverse the decisions that were taken at once: one result a decision',
    permission: 'case.decide',
    limit: 'bulk',
    params: batchParams,
    body: reverseDecisionBody,
    answers: { 200: reversedBatchAnswer },
    handle: async ({ viewer, params, body }) => {
      const items = await reverseBatch(deps, viewer, { batchId: params.batchId, note: body.note ?? null });
      return { status: 200, body: { items: items.map(presented) } };
    },
  });
}

/** The schema has seen to it that there is exactly one. */
function selectionOf(body: z.output<typeof decideCasesBody>): Selection {
  const { caseIds = [], versions = {}, authorId, reporterId } = body;
  if (authorId !== undefined) return { authorId };
  return reporterId === undefined ? { caseIds, versions } : { reporterId };
}

function presented<T extends object>(result: T & { readonly decision?: Decision | null }) {
  const { decision } = result;
  return decision ? { ...result, decision: presentDecision(decision) } : result;
}
