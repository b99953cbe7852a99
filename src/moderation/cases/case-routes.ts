import { defineRoute, type Route } from '../../platform/http/route.js';
import {
  caseParams,
  caseAnswer,
  casePageAnswer,
  claimCasesBody,
  claimedCasesAnswer,
  listCasesQuery,
  queuesAnswer,
  readQueuesQuery,
} from './case-schemas.js';
import { claimCases, type ClaimCasesDeps } from './claim-cases.js';
import { describeCases, type DescribeCasesDeps } from './describe-cases.js';
import type { ModerationCase } from './case.js';
import { holdCase, type HoldCaseDeps } from './hold-case.js';
import { MOST_EXAMINED, type FindCasesDeps } from './find-cases.js';
import { listCases } from './list-cases.js';
import { presentCase } from './present-case.js';
import { readQueues, type ReadQueuesDeps } from './read-queues.js';
import { releaseCase, type ReleaseCaseDeps } from './release-case.js';

type ClaimDeps = ClaimCasesDeps & HoldCaseDeps & ReleaseCaseDeps;
export type CaseRoutesDeps = FindCasesDeps & ReadQueuesDeps & ClaimDeps & DescribeCasesDeps;

export function caseRoutes(deps: CaseRoutesDeps): readonly Route[] {
  return [
    listCasesRoute(deps),
    readQueuesRoute(deps),
    claimCasesRoute(deps),
    holdCaseRoute(deps),
    releaseCaseRoute(deps),
  ];
}

function listCasesRoute(deps: CaseRoutesDeps): Route {
  return defineRoute({
    method: 'get',
    path: '/moderation/cases',
    summary: 'List cases, by default the open ones in the order in which editors should see them',
    description:
      `With \`reason\`, \`authorId\` or \`text\` one request looks at ${MOST_EXAMINED} cases at the most. So a page may be ` +
      'short, or empty, and still have a `nextCursor`: the list ends where that is null. A word is found in any case, ' +
      'with or without accents, and within a longer one.',
    permission: 'case.read',
    query: listCasesQuery,
    answers: { 200: casePageAnswer },
    errors: ['invalid_cursor'],
    handle: async ({ viewer, query }) => {
      const { items, nextCursor } = await listCases(deps, viewer, query);
      return { status: 200, body: { items: await presented(deps, items), nextCursor } };
    },
  });
}

function readQueuesRoute(deps: ReadQueuesDeps): Route {
  return defineRoute({
    method: 'get',
    path: '/moderation/queues',
    summary: 'Count what waits in each queue, what is overdue, and when the first case is due',
    permission: 'case.read',
    query: readQueuesQuery,
    answers: { 200: queuesAnswer },
    handle: async ({ viewer, query }) => ({
      status: 200,
      body: { items: await readQueues(deps, viewer, query.section) },
    }),
  });
}

function claimCasesRoute(deps: CaseRoutesDeps): Route {
  return defineRoute({
    method: 'post',
    path: '/moderation/claims',
    summary: 'Claim the next cases that nobody holds',
    permission: 'case.claim',
    limit: 'write',
    body: claimCasesBody,
    answers: { 200: claimedCasesAnswer },
    handle: async ({ viewer, body }) => {
      const claimed = await claimCases(deps, viewer, body);
      return { status: 200, body: { items: await presented(deps, claimed) } };
    },
  });
}

function holdCaseRoute(deps: CaseRoutesDeps): Route {
  return defineRoute({
    method: 'put',
    path: '/moderation/cases/:id/claim',
    summary: 'Claim this case, or renew your claim',
    permission: 'case.claim',
    limit: 'write',
    params: caseParams,
    answers: { 200: caseAnswer },
    errors: ['own_comment', 'own_flag', 'editor_needed', 'took_part', 'claimed_by_another', 'case_decided'],
    handle: async ({ viewer, params }) => {
      const held = await holdCase(deps, viewer, params.id);
      const [body] = await presented(deps, [held]);
      return { status: 200, body };
    },
  });
}

function releaseCaseRoute(deps: ReleaseCaseDeps): Route {
  return defineRoute({
    method: 'delete',
    path: '/moderation/cases/:id/claim',
    summary: 'Give the case back to its queue',
    permission: 'case.claim',
    limit: 'write',
    params: caseParams,
    answers: { 204: null },
    errors: ['claimed_by_another'],
    handle: async ({ viewer, params }) => {
      await releaseCase(deps, viewer, params.id);
      return { status: 204 };
    },
  });
}

async function presented(deps: CaseRoutesDeps, cases: readonly ModerationCase[]) {
  const now = deps.clock.now();
  return (await describeCases(deps, cases)).map((described) => presentCase(described, now));
}
