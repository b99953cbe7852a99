import type { AuditLog } from '../audit/index.js';
import type { Clock } from '../platform/clock.js';
import type { AfterCommit, Transact } from '../platform/database/transactions.js';
import { AppError } from '../platform/errors.js';
import { DEFAULT_DOCUMENTS } from './default-documents.js';
import type { DocumentName, PublishedDocument } from './document.js';
import type { DocumentStore } from './document-store.js';

export interface ChangeDocumentDeps {
  readonly documentStore: Pick<DocumentStore, 'findLatest' | 'insert'>;
  readonly auditLog: AuditLog;
  readonly clock: Clock;
  readonly transact: Transact;
  readonly afterCommit: AfterCommit;
  /** Forgets the finished answers that show a document. */
  readonly dropDocument: (name: DocumentName) => void;
}

interface ChangeDocumentInput {
  readonly editorId: string;
  readonly name: DocumentName;
  /** The latest version that the editor saw. */
  readonly version: number;
  readonly title: string;
  /** Clean HTML. */
  readonly body: string;
  /** Null: at once. */
  readonly effectiveFrom: Date | null;
}

/**
 * Makes the next version of a document; older ones stay as they are. Throws `document_changed` when `version` is not the
 * latest, and `validation_failed` for a beginning in the past or before that of the latest version.
 */
export async function changeDocument(deps: ChangeDocumentDeps, input: ChangeDocumentInput): Promise<PublishedDocument> {
  const { editorId, name, version, title, body, effectiveFrom } = input;
  return deps.transact(async () => {
    const now = deps.clock.now();
    const latest = await deps.documentStore.findLatest(name);
    if ((latest ?? DEFAULT_DOCUMENTS[name]).version !== version) throw new AppError('document_changed');
    const from = effectiveFrom ?? now;
    if (from < now) throw refuseBeginning('Must not be in the past.');
    if (latest !== null && from < latest.effectiveFrom)
      throw refuseBeginning('Must not come before that of the latest version.');
    const next = { name, version: version + 1, title, body, effectiveFrom: from, changedBy: editorId, changedAt: now };
    await deps.documentStore.insert(next);
    await deps.auditLog.record({
      actor: { type: 'account', id: editorId },
      act: 'document.changed',
      subject: { type: 'document', id: name },
      details: { version: next.version, effectiveFrom: from.toISOString() },
    });
    await deps.afterCommit(() => deps.dropDocument(name));
    return next;
  });
}

function refuseBeginning(message: string): AppError {
  return new AppError('validation_failed', { errors: [{ path: 'effectiveFrom', message }] });
}
