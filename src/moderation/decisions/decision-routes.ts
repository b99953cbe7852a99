import { defineRoute, type Route } from '../../platform/http/route.js';
import { caseParams } from '../cases/case-schemas.js';
import { decideCase, type DecideCaseDeps } from './decide-case.js';
import { decideCaseBody, decisionAnswer } from './decision-schemas.js';
import { presentDecision } from './present-decision.js';

export function decisionRoutes(deps: DecideCaseDeps): readonly Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/moderation/cases/:id/decisions',
      summary: 'Keep or remove the comment of a case, with a sanction or without, or escalate the case',
      permission: 'case.decide',
      limit: 'write',
      params: caseParams,
      body: decideCaseBody,
      answers: { 201: decisionAnswer },
      errors: ['own_comment', 'own_flag', 'case_changed', 'case_decided', 'claimed_by_another'],
      handle: async ({ viewer, params, body }) => {
        const { reason = null, note = null, sanction = null, ...decision } = body;
        const taken = await decideCase(deps, viewer, { ...decision, caseId: params.id, reason, note, sanction });
        return { status: 201, body: presentDecision(taken) };
      },
    }),
  ];
}
