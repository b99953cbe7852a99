import { z } from 'zod';
import { pageOf, pageQuery } from '../platform/http/pagination.js';
import { idSchema } from '../platform/database/ids.js';
import { ACTOR_TYPES, AUDIT_ACTS, SUBJECT_TYPES } from './audit-entry.js';

/** The id of an account or a case, or the name of a part of the service. */
const partyId = z
  .string()
  .max(64)
  .regex(/^[a-z0-9-]+$/, 'Must be an id, or the name of a part of the service.');

const auditFilter = {
  act: z.enum(AUDIT_ACTS).optional(),
  actor: partyId.optional(),
  subjectType: z.enum(SUBJECT_TYPES).optional(),
  subjectId: partyId.optional(),
  from: z.iso.datetime().optional().meta({ description: 'Acts from this moment on.' }),
  to: z.iso.datetime().optional().meta({ description: 'Acts before this moment.' }),
};

export const listAuditQuery = z.strictObject({ ...auditFilter, ...pageQuery });

export const exportAuditQuery = z.strictObject(auditFilter);

export const entryParams = z.strictObject({ id: z.string() });

export const listSealsQuery = z.strictObject(pageQuery);

export const sealCursor = z.strictObject({ number: z.int().min(0) });

export const auditCursor = z.strictObject({ at: z.iso.datetime(), id: idSchema });

export const auditEntryAnswer = z
  .object({
    id: z.string(),
    at: z.iso.datetime(),
    actor: z.object({ type: z.enum(ACTOR_TYPES), id: z.string() }),
    act: z.enum(AUDIT_ACTS),
    subject: z.object({ type: z.enum(SUBJECT_TYPES), id: z.string() }),
    details: z.record(z.string(), z.unknown()),
    commitment: z
      .string()
      .optional()
      .meta({ description: 'The salted SHA-256 of a personal text, where there is one.' }),
  })
  .meta({ id: 'AuditEntry' });

export const auditPageAnswer = pageOf(auditEntryAnswer);

const hashSchema = z.string().meta({ description: 'SHA-256, hexadecimal.' });

const sealAnswer = z
  .object({
    number: z.int(),
    firstIndex: z.int(),
    size: z.int(),
    root: hashSchema,
    previousHash: hashSchema.nullable(),
    sealedAt: z.iso.datetime(),
    hash: hashSchema,
  })
  .meta({ id: 'AuditSeal', description: 'A Merkle tree (RFC 9162) over entries, chained to the one before.' });

export const sealPageAnswer = pageOf(sealAnswer);

export const entryProofAnswer = z
  .object({
    entry: auditEntryAnswer,
    leafIndex: z.int(),
    treeSize: z.int(),
    path: z.array(hashSchema),
    root: hashSchema,
    seal: sealAnswer,
  })
  .meta({ id: 'AuditEntryProof' });

export const personalTextAnswer = z
  .object({ accountId: z.string(), texts: z.record(z.string(), z.string()), salt: z.string() })
  .meta({ id: 'AuditPersonalText' });
