import { AppError } from '../platform/errors.js';
import type { AuditEntry } from './audit-entry.js';
import type { AuditStore } from './audit-store.js';
import { inclusionPath } from './merkle-tree.js';
import type { Seal } from './seal.js';
import type { SealStore } from './seal-store.js';

interface ProveEntryDeps {
  readonly auditStore: Pick<AuditStore, 'find'>;
  readonly sealStore: Pick<SealStore, 'findOf'>;
}

/** An entry, its place in the tree of its seal, and the path from there to the root; hashes in hexadecimal digits. */
export interface EntryProof {
  readonly entry: AuditEntry;
  readonly leafIndex: number;
  readonly treeSize: number;
  readonly path: readonly string[];
  readonly root: string;
  readonly seal: Seal;
}

/** The inclusion proof of an entry. Throws `not_found`, and `entry_unsealed` while it waits for its seal. */
export async function proveEntry({ auditStore, sealStore }: ProveEntryDeps, id: string): Promise<EntryProof> {
  const entry = await auditStore.find(id);
  if (entry === null) throw new AppError('not_found');
  const record = await sealStore.findOf(id);
  const leafIndex = record === null ? -1 : record.leaves.findIndex(({ entryId }) => entryId === id);
  if (record === null || leafIndex === -1) throw new AppError('entry_unsealed');
  const { leaves, ...seal } = record;
  const hashes = leaves.map(({ hash }) => hash);
  const path = inclusionPath(hashes, leafIndex).map((hash) => hash.toString('hex'));
  return { entry, leafIndex, treeSize: seal.size, path, root: seal.root, seal };
}
