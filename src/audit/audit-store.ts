import { Types, type Connection, type QueryFilter } from 'mongoose';
import type { AuditAct, AuditEntry, AuditSubject } from './audit-entry.js';
import { auditEntryModel, type StoredAuditEntry } from './audit-model.js';

interface AuditFilter {
  readonly act?: AuditAct | undefined;
  readonly actorId?: string | undefined;
  readonly subjectType?: AuditSubject['type'] | undefined;
  readonly subjectId?: string | undefined;
}

/** The last entry of the page before: entries older than it follow. */
interface AuditKeyset {
  readonly at: Date;
  readonly id: string;
}

interface AuditPage {
  readonly after: AuditKeyset | null;
  readonly limit: number;
}

/** Append-only: there is no way to change or drop an entry. */
export interface AuditStore {
  append(entry: Omit<AuditEntry, 'id'>): Promise<void>;
  /** Newest first. */
  list(filter: AuditFilter, page: AuditPage): Promise<readonly AuditEntry[]>;
}

export function createAuditStore(connection: Connection): AuditStore {
  const model = auditEntryModel(connection);
  return {
    async append(entry) {
      await model.create({ _id: new Types.ObjectId(), ...entry });
    },
    async list(filter, { after, limit }) {
      const found = await model
        .find({ ...matching(filter), ...olderThan(after) })
        .sort({ at: -1, _id: -1 })
        .limit(limit)
        .lean<StoredAuditEntry[]>();
      return found.map(toAuditEntry);
    },
  };
}

function matching({ act, actorId, subjectType, subjectId }: AuditFilter): QueryFilter<StoredAuditEntry> {
  return {
    ...(act === undefined ? {} : { act }),
    ...(actorId === undefined ? {} : { 'actor.id': actorId }),
    ...(subjectType === undefined ? {} : { 'subject.type': subjectType }),
    ...(subjectId === undefined ? {} : { 'subject.id': subjectId }),
  };
}

/** The bound is said twice, so that every engine starts its index scan there. */
function olderThan(after: AuditKeyset | null): QueryFilter<StoredAuditEntry> {
  if (after === null) return {};
  const { at } = after;
  return { at: { $lte: at }, $or: [{ at: { $lt: at } }, { at, _id: { $lt: new Types.ObjectId(after.id) } }] };
}

function toAuditEntry({ _id, at, actor, act, subject, details }: StoredAuditEntry): AuditEntry {
  return { id: _id.toHexString(), at, actor, act, subject, details };
}
