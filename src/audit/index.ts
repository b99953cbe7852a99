export { COMMAND_LINE, type AuditAct, type AuditDetails, type AuditEntry, type NewAuditEntry } from './audit-entry.js';
export { createAuditLog, type AuditLog } from './audit-log.js';
export { auditRoutes } from './audit-routes.js';
export { createAuditStore, type AuditStore } from './audit-store.js';
export { createAuditImportStore } from './audit-import-store.js';
