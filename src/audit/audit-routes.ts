import { defineRoute, type Route } from '../platform/http/route.js';
import { auditPageAnswer, listAuditQuery } from './audit-schemas.js';
import type { AuditStore } from './audit-store.js';
import { listAuditEntries } from './list-audit-entries.js';

interface AuditRoutesDeps {
  readonly auditStore: AuditStore;
}

export function auditRoutes(deps: AuditRoutesDeps): readonly Route[] {
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
  ];
}
