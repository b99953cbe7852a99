import { createHash } from 'node:crypto';

/*
 * Merkle trees as RFC 9162 has them in section 2.1, over SHA-256. A leaf and a node are hashed with different first
 * bytes, so that neither can be passed off as the other.
 */
const LEAF = Buffer.from([0x00]);
const NODE = Buffer.from([0x01]);

/** 32 bytes. */
export type Hash = Buffer;

/** What an inclusion proof claims: that this leaf stands at this place of the tree with this size and root. */
export interface Inclusion {
  readonly leaf: Hash;
  readonly leafIndex: number;
  readonly treeSize: number;
  /** From the leaf upwards: the nodes that, hashed together with it, give the root. */
  readonly path: readonly Hash[];
  readonly root: Hash;
}

export function sha256(...parts: readonly (Buffer | string)[]): Hash {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

export function hashLeaf(data: Buffer | string): Hash {
  return sha256(LEAF, data);
}

/** The root of the tree over these leaf hashes. */
export function merkleRoot(leaves: readonly Hash[]): Hash {
  let level = leaves;
  while (level.length > 1) level = parentsOf(level);
  return level[0] ?? sha256();
}

/** The inclusion proof of the leaf at `index`, from its sibling upwards. */
export function inclusionPath(leaves: readonly Hash[], index: number): readonly Hash[] {
  const path: Hash[] = [];
  let place = index;
  for (let level = leaves; level.length > 1; level = parentsOf(level)) {
    const sibling = level[place ^ 1];
    if (sibling !== undefined) path.push(sibling);
    place >>= 1;
  }
  return path;
}

/** Whether an inclusion proof holds; as RFC 9162 does it in section 2.1.3.2. */
export function isIncluded({ leaf, leafIndex, treeSize, path, root }: Inclusion): boolean {
  if (leafIndex < 0 || leafIndex >= treeSize) return false;
  let place = leafIndex;
  let last = treeSize - 1;
  let hash = leaf;
  for (const node of path) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      hash = hashNode(node, hash);
      while (place % 2 === 0 && place !== 0) [place, last] = [place >> 1, last >> 1];
    } else hash = hashNode(hash, node);
    [place, last] = [place >> 1, last >> 1];
  }
  return last === 0 && hash.equals(root);
}

function hashNode(left: Hash, right: Hash): Hash {
  return sha256(NODE, left, right);
}

/** A node without a sibling goes up as it is, which is how the RFC's trees come to be level by level. */
function parentsOf(level: readonly Hash[]): readonly Hash[] {
  const parents: Hash[] = [];
  for (let place = 0; place < level.length; place += 2) {
    const [left, right] = level.slice(place, place + 2);
    if (left !== undefined) parents.push(right === undefined ? left : hashNode(left, right));
  }
  return parents;
}
