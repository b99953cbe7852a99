import canonicalize from 'canonicalize';
import { hashLeaf, merkleRoot, sha256, type Hash } from './merkle-tree.js';

/**
 * Closes a run of the log: the root of the Merkle tree over its entries, and the hash of the seal before, so that the
 * latest hash stands for the whole log. Hashes are written in hexadecimal digits.
 */
export interface Seal {
  /** 0 for the first seal, one more for each that follows. */
  readonly number: number;
  /** How many entries were sealed before; the place of this seal's first entry in the whole log. */
  readonly firstIndex: number;
  readonly size: number;
  readonly root: string;
  /** Null for the first seal. */
  readonly previousHash: string | null;
  readonly sealedAt: Date;
  /** Of all the other fields. */
  readonly hash: string;
}

/** An entry's place in its seal: which it is, and what it was when it was sealed. */
export interface SealedLeaf {
  readonly entryId: string;
  readonly hash: Hash;
}

/** A seal with the leaves of its tree, in their order: by entry id. */
export interface SealRecord extends Seal {
  readonly leaves: readonly SealedLeaf[];
}

/** An entry with every field that it has, but not the number of its seal. */
export interface LeafContent {
  readonly id: string;
}

/** The leaf of an entry: the hash of its canonical JSON (RFC 8785), as the API answers it. */
export function leafOf(entry: LeafContent): Hash {
  return hashLeaf(canonicalJson(entry));
}

/** The seal that follows on `previous` (null: the first). Its time is never before that of the seal before. */
export function nextSeal(previous: Seal | null, entries: readonly LeafContent[], now: Date): SealRecord {
  const leaves = entries.map((entry) => ({ entryId: entry.id, hash: leafOf(entry) }));
  const seal = {
    number: previous === null ? 0 : previous.number + 1,
    firstIndex: previous === null ? 0 : previous.firstIndex + previous.size,
    size: leaves.length,
    root: rootOf(leaves),
    previousHash: previous === null ? null : previous.hash,
    sealedAt: previous !== null && previous.sealedAt > now ? previous.sealedAt : now,
  };
  return { ...seal, hash: hashOf(seal), leaves };
}

export function rootOf(leaves: readonly SealedLeaf[]): string {
  return merkleRoot(leaves.map(({ hash }) => hash)).toString('hex');
}

/** What the hash of a seal has to be, from its other fields. */
export function hashOf({ number, firstIndex, size, root, previousHash, sealedAt }: Omit<Seal, 'hash'>): string {
  return sha256(canonicalJson({ number, firstIndex, size, root, previousHash, sealedAt })).toString('hex');
}

/** Whether a seal takes up where `previous` (null: the beginning of the log) ends. */
export function followsOn(previous: Seal | null, { number, firstIndex, previousHash }: Seal): boolean {
  if (previous === null) return number === 0 && firstIndex === 0 && previousHash === null;
  return (
    number === previous.number + 1 &&
    firstIndex === previous.firstIndex + previous.size &&
    previousHash === previous.hash
  );
}

/** Goes through JSON once more, so that what JSON cannot hold counts as what the API answers in its place. */
export function canonicalJson(value: object): string {
  return canonicalize(JSON.parse(JSON.stringify(value))) ?? '';
}
