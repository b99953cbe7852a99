export type { AuditActor, AuditEntry, AuditSubject, NewAuditEntry } from './audit-entry.js';
export { createAuditLog, type AuditLog } from './audit-log.js';
export { auditRoutes } from './audit-routes.js';
export { createAuditStore, type AuditStore } from './audit-store.js';
