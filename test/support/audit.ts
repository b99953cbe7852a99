import type { Document } from 'mongodb';
import { publishSeals } from '../../src/audit/publish-seals.js';
import { sealEntries } from '../../src/audit/seal-entries.js';
import { runVerifyCommand, type NewAuditEntry } from '../../src/audit/index.js';
import { newId } from '../../src/platform/database/ids.js';
import { startService, type ServiceOptions, type TestService } from './service.js';

/** A service whose log is sealed when a test says so, and short ways to what tests of it begin with. */
export interface AuditRoom {
  readonly service: TestService;
  /** Records acts that are told apart by their subject, in one transaction each. */
  readonly record: (count: number) => Promise<void>;
  /** Seals and publishes whatever waits. */
  readonly seal: () => Promise<void>;
  /** As many seals as asked for, with so many entries each. */
  readonly sealed: (seals: number, entriesEach: number) => Promise<void>;
  /** What `npm run audit:verify` prints; rejects with what it finds wrong. */
  readonly verify: (argv?: readonly string[]) => Promise<string>;
  /** Collections past the service, as somebody with the database's password has them. */
  readonly entries: () => Promise<readonly Document[]>;
  readonly collection: (name: 'auditEntries' | 'auditSeals' | 'auditPersonalTexts') => Collection;
  readonly stop: () => Promise<void>;
}

type Collection = ReturnType<TestService['context']['connection']['collection']>;

export const actOf = (changes: Partial<NewAuditEntry> = {}): NewAuditEntry => ({
  actor: { type: 'account', id: newId() },
  act: 'comment.removed',
  subject: { type: 'comment', id: newId() },
  details: { reason: 'spam', revision: 2, note: null },
  ...changes,
});

export async function openAuditRoom(options: ServiceOptions = {}): Promise<AuditRoom> {
  const service = await startService(options);
  const { audit, clock, connection, transactions } = service.context;

  const record: AuditRoom['record'] = async (count) => {
    for (let nth = 0; nth < count; nth += 1) await transactions.transact(() => audit.auditLog.record(actOf()));
  };
  const seal: AuditRoom['seal'] = async () => {
    while ((await sealEntries({ ...audit, ...transactions, clock })) !== null);
    await publishSeals(audit);
  };
  const progress = { start: () => undefined, advance: () => undefined, stop: () => undefined };
  const collection: AuditRoom['collection'] = (name) => connection.collection(name);
  return {
    service,
    record,
    seal,
    sealed: async (seals, entriesEach) => {
      for (let nth = 0; nth < seals; nth += 1) {
        await record(entriesEach);
        await seal();
      }
    },
    verify: (argv = []) => runVerifyCommand({ ...audit, progress }, argv),
    entries: () => collection('auditEntries').find().sort({ seal: 1, _id: 1 }).toArray(),
    collection,
    stop: service.stop,
  };
}
