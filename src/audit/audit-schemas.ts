import { z } from 'zod';
import { pageOf, pageQuery } from '../platform/http/pagination.js';
import { idSchema } from '../platform/database/ids.js';
import { ACTOR_TYPES, AUDIT_ACTS, SUBJECT_TYPES } from './audit-entry.js';

/** The id of an account or a case, or the name of a part of the service. */
const partyId = z
  .string()
  .max(64)
  .regex(/^[a-z0-9-]+$/, 'Must be an id, or the name of a part of the service.');

export const listAuditQuery = z.strictObject({
  act: z.enum(AUDIT_ACTS).optional(),
  actor: partyId.optional(),
  subjectType: z.enum(SUBJECT_TYPES).optional(),
  subjectId: partyId.optional(),
  ...pageQuery,
});

export const auditCursor = z.strictObject({ at: z.iso.datetime(), id: idSchema });

const auditEntryAnswer = z
  .object({
    id: z.string(),
    at: z.iso.datetime(),
    actor: z.object({ type: z.enum(ACTOR_TYPES), id: z.string() }),
    act: z.enum(AUDIT_ACTS),
    subject: z.object({ type: z.enum(SUBJECT_TYPES), id: z.string() }),
    details: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'AuditEntry' });

export const auditPageAnswer = pageOf(auditEntryAnswer);
