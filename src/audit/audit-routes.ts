import { JSON_LINES, sendJsonLines } from '../platform/http/json-lines.js';
import { defineRoute, type Route } from '../platform/http/route.js';
import type { AuditLog } from './audit-log.js';
import {
  auditEntryAnswer,
  auditPageAnswer,
  entryParams,
  entryProofAnswer,
  exportAuditQuery,
  listAuditQuery,
  listSealsQuery,
  personalTextAnswer,
  sealPageAnswer,
} from './audit-schemas.js';
import type { AuditStore } from './audit-store.js';
import { exportAuditEntries } from './export-audit-entries.js';
import { auditFilterOf, listAuditEntries } from './list-audit-entries.js';
import { listSeals } from './list-seals.js';
import type { PersonalTextStore } from './personal-text-store.js';
import { proveEntry } from './prove-entry.js';
import { readPersonalText } from './read-personal-text.js';
import type { SealStore } from './seal-store.js';

export interface AuditRoutesDeps {
  readonly auditStore: AuditStore;
  readonly auditLog: AuditLog;
  readonly sealStore: SealStore;
  readonly personalTextStore: PersonalTextStore;
}

export function auditRoutes(deps: AuditRoutesDeps): readonly Route[] {
  return [...listRoutes(deps), ...entryRoutes(deps)];
}

function listRoutes(deps: AuditRoutesDeps): readonly Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/moderation/audit',
      summary: 'List what staff and the service did, newest first',
      permission: 'audit.read',
      query: listAuditQuery,
      answers: { 200: auditPageAnswer },
      errors: ['invalid_cursor'],
      handle: async ({ query }) => ({ status: 200, body: await listAuditEntries(deps, query) }),
    }),
    defineRoute({
      method: 'get',
      path: '/moderation/audit/export',
      summary: 'Export what staff and the service did as JSON Lines, newest first, without an end to their number',
      permission: 'audit.read',
      query: exportAuditQuery,
      answers: { 200: auditEntryAnswer },
      answerType: JSON_LINES,
      handle: async ({ query, response }) => {
        await sendJsonLines(response, exportAuditEntries(deps, auditFilterOf(query)));
        return { status: 200 };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/moderation/audit/seals',
      summary:
        'List the seals of the log, latest first; keep their hashes elsewhere, and nobody can rewrite it unnoticed',
      permission: 'audit.read',
      query: listSealsQuery,
      answers: { 200: sealPageAnswer },
      errors: ['invalid_cursor'],
      handle: async ({ query }) => ({ status: 200, body: await listSeals(deps, query) }),
    }),
  ];
}

function entryRoutes(deps: AuditRoutesDeps): readonly Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/moderation/audit/:id/proof',
      summary: 'Prove that an entry stands in the log as it was sealed',
      permission: 'audit.read',
      params: entryParams,
      answers: { 200: entryProofAnswer },
      errors: ['entry_unsealed'],
      handle: async ({ params }) => ({ status: 200, body: await proveEntry(deps, params.id) }),
    }),
    defineRoute({
      method: 'get',
      path: '/moderation/audit/:id/personal-text',
      summary: 'Read the personal text of an entry, which leaves an entry itself',
      permission: 'audit.read',
      params: entryParams,
      answers: { 200: personalTextAnswer },
      handle: async ({ params, viewer }) => ({
        status: 200,
        body: await readPersonalText(deps, { entryId: params.id, readBy: viewer.id }),
      }),
    }),
  ];
}
