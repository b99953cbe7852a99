import { defineRoute, type Route } from '../../platform/http/route.js';
import { caseParams } from '../cases/case-schemas.js';
import { batchRoutes, type BatchRoutesDeps } from './batch-routes.js';
import { decideCase, type DecideCaseDeps } from './decide-case.js';
import { decideCaseBody, decisionAnswer, decisionParams, reverseDecisionBody } from './decision-schemas.js';
import { presentDecision } from './present-decision.js';
import { reverseDecision, type ReverseDecisionDeps } from './reverse-decision.js';

export type DecisionRoutesDeps = DecideCaseDeps & ReverseDecisionDeps & BatchRoutesDeps;

export function decisionRoutes(deps: DecisionRoutesDeps): readonly Route[] {
  return [decideCaseRoute(deps), reverseDecisionRoute(deps), ...batchRoutes(deps)];
}

function decideCaseRoute(deps: DecideCaseDeps): Route {
  return defineRoute({
    method: 'post',
    path: '/moderation/cases/:id/decisions',
    summary: 'Keep or remove the comment of a case, with a sanction or without, or escalate the case',
    permission: 'case.decide',
    limit: 'write',
    params: caseParams,
    body: decideCaseBody,
    answers: { 201: decisionAnswer },
    errors: [
      ...['own_comment', 'own_flag', 'editor_needed', 'took_part'],
      ...['case_changed', 'case_decided', 'claimed_by_another'],
    ] as const,
    handle: async ({ viewer, params, body }) => {
      const { reason = null, note = null, explanation = null, sanction = null, ...decision } = body;
      const ruling = { ...decision, reason, note, explanation, sanction };
      const taken = await decideCase(deps, viewer, { ...ruling, caseId: params.id });
      return { status: 201, body: presentDecision(taken) };
    },
  });
}

function reverseDecisionRoute(deps: ReverseDecisionDeps): Route {
  return defineRoute({
    method: 'post',
    path: '/moderation/decisions/:id/reversal',
    summary: 'Make everything as if a decision had never been taken',
    permission: 'case.decide',
    limit: 'write',
    params: decisionParams,
    body: reverseDecisionBody,
    answers: { 201: decisionAnswer },
    errors: [
      ...['own_comment', 'own_flag', 'editor_needed', 'took_part'],
      ...['undo_window_over', 'decision_reversed', 'decision_superseded'],
    ] as const,
    handle: async ({ viewer, params, body }) => {
      const reversed = await reverseDecision(deps, viewer, { decisionId: params.id, note: body.note ?? null });
      return { status: 201, body: presentDecision(reversed) };
    },
  });
}
