import { Types, type Connection, type QueryFilter } from 'mongoose';
import type { AuditAct, AuditEntry, AuditSubject } from './audit-entry.js';
import { isId } from '../platform/database/ids.js';
import { auditEntryModel, type StoredAuditEntry } from './audit-model.js';

export interface AuditFilter {
  readonly act?: AuditAct | undefined;
  readonly actorId?: string | undefined;
  readonly subjectType?: AuditSubject['type'] | undefined;
  readonly subjectId?: string | undefined;
  /** Acts from this moment on. */
  readonly from?: Date | undefined;
  /** Acts before this moment. */
  readonly to?: Date | undefined;
}

/** The last entry of the page before: entries older than it follow. */
export interface AuditKeyset {
  readonly at: Date;
  readonly id: string;
}

interface AuditPage {
  readonly after: AuditKeyset | null;
  readonly limit: number;
}

/** Append-only: there is no way to change or drop an entry. */
export interface AuditStore {
  append(entry: AuditEntry): Promise<void>;
  find(id: string): Promise<AuditEntry | null>;
  /** Those that there are, in no order. */
  findMany(ids: readonly string[]): Promise<readonly AuditEntry[]>;
  /** Newest first. */
  list(filter: AuditFilter, page: AuditPage): Promise<readonly AuditEntry[]>;
}

export function createAuditStore(connection: Connection): AuditStore {
  const model = auditEntryModel(connection);
  return {
    async append({ id, ...entry }) {
      await model.create({ _id: new Types.ObjectId(id), ...entry });
    },
    async find(id) {
      const found = isId(id) ? await model.findById(id).lean<StoredAuditEntry | null>() : null;
      return found && toAuditEntry(found);
    },
    async findMany(ids) {
      const found = await model.find({ _id: { $in: ids.filter(isId) } }).lean<StoredAuditEntry[]>();
      return found.map(toAuditEntry);
    },
    async list(filter, { after, limit }) {
      const found = await model
        .find({ ...matching(filter), ...within(filter, after), ...olderThan(after) })
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

/** The bound of the page is said twice, so that every engine starts its index scan there. */
function within({ from, to }: AuditFilter, after: AuditKeyset | null): QueryFilter<StoredAuditEntry> {
  if (from === undefined && to === undefined && after === null) return {};
  return { at: { ...(from && { $gte: from }), ...(to && { $lt: to }), ...(after && { $lte: after.at }) } };
}

function olderThan(after: AuditKeyset | null): QueryFilter<StoredAuditEntry> {
  if (after === null) return {};
  const { at } = after;
  return { $or: [{ at: { $lt: at } }, { at, _id: { $lt: new Types.ObjectId(after.id) } }] };
}

function toAuditEntry({ _id, at, actor, act, subject, details, commitment }: StoredAuditEntry): AuditEntry {
  const entry = { id: _id.toHexString(), at, actor, act, subject, details };
  return commitment === undefined ? entry : { ...entry, commitment };
}
