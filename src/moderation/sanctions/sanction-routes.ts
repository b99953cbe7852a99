import { defineRoute, type Route } from '../../platform/http/route.js';
import { acknowledgeWarning, type AcknowledgeWarningDeps } from './acknowledge-warning.js';
import { imposeSanction, type ImposeSanctionDeps } from './impose-sanction.js';
import { liftSanction, type LiftSanctionDeps } from './lift-sanction.js';
import { readRecord, type ReadRecordDeps } from './read-record.js';
import { readStanding, type ReadStandingDeps } from './read-standing.js';
import { presentOwnSanction } from './sanction.js';
import {
  accountRecordAnswer,
  accountRecordQuery,
  imposeSanctionBody,
  ownStandingAnswer,
  sanctionAnswer,
  sanctionParams,
} from './sanction-schemas.js';

export type SanctionRoutesDeps = ImposeSanctionDeps & LiftSanctionDeps & ReadRecordDeps & AcknowledgeWarningDeps;

export function sanctionRoutes(deps: SanctionRoutesDeps): readonly Route[] {
  return [imposeRoute(deps), readRecordRoute(deps), liftRoute(deps), readStandingRoute(deps), acknowledgeRoute(deps)];
}

function imposeRoute(deps: ImposeSanctionDeps): Route {
  return defineRoute({
    method: 'post',
    path: '/moderation/accounts/:id/sanctions',
    summary: 'Warn, premoderate, suspend or ban an account',
    permission: 'sanction.impose',
    limit: 'write',
    params: sanctionParams,
    body: imposeSanctionBody,
    answers: { 201: sanctionAnswer },
    handle: async ({ viewer, params, body }) => {
      const { kind, reason, note = null, days = null } = body;
      const input = { accountId: params.id, kind, reason, note, days, decisionId: null };
      return { status: 201, body: await imposeSanction(deps, viewer, input) };
    },
  });
}

function readRecordRoute(deps: ReadRecordDeps): Route {
  return defineRoute({
    method: 'get',
    path: '/moderation/accounts/:id/sanctions',
    summary: 'Read the record of an account: its sanctions, its standing and a recommendation; the look is recorded',
    permission: 'sanction.read',
    params: sanctionParams,
    query: accountRecordQuery,
    answers: { 200: accountRecordAnswer },
    errors: ['invalid_cursor'],
    handle: async ({ viewer, params, query }) => ({
      status: 200,
      body: await readRecord(deps, viewer, { accountId: params.id, ...query }),
    }),
  });
}

function liftRoute(deps: LiftSanctionDeps): Route {
  return defineRoute({
    method: 'delete',
    path: '/moderation/sanctions/:id',
    summary: 'Lift a sanction, as if there had never been one',
    permission: 'sanction.impose',
    limit: 'write',
    params: sanctionParams,
    answers: { 204: null },
    handle: async ({ viewer, params }) => {
      await liftSanction(deps, viewer, params.id);
      return { status: 204 };
    },
  });
}

function readStandingRoute(deps: ReadStandingDeps): Route {
  return defineRoute({
    method: 'get',
    path: '/me/standing',
    summary: 'Read what you may do now, until when it is so, and why',
    permission: 'own.read',
    answers: { 200: ownStandingAnswer },
    handle: async ({ viewer }) => {
      const { standing, sanctions } = await readStanding(deps, viewer.id);
      return { status: 200, body: { ...standing, sanctions: sanctions.map(presentOwnSanction) } };
    },
  });
}

function acknowledgeRoute(deps: AcknowledgeWarningDeps): Route {
  return defineRoute({
    method: 'post',
    path: '/me/sanctions/:id/acknowledgement',
    summary: 'Say that you have read a warning, so that you may comment again',
    permission: 'warning.acknowledge',
    limit: 'write',
    params: sanctionParams,
    answers: { 204: null },
    handle: async ({ viewer, params }) => {
      await acknowledgeWarning(deps, { accountId: viewer.id, sanctionId: params.id });
      return { status: 204 };
    },
  });
}
