import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hashLeaf, inclusionPath, isIncluded, merkleRoot, type Hash } from '../../src/audit/merkle-tree.js';

/** The test vectors that Certificate Transparency's implementations share: the roots over the first n of these leaves. */
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

const sha256 = (...parts: Uint8Array[]): Hash => createHash('sha256').update(Buffer.concat(parts)).digest();

/** Half of a tree, as the RFC cuts it: the largest power of two that is smaller than its size. */
const cut = (size: number) => 2 ** Math.floor(Math.log2(size - 1));

/** The RFC's own definition of the root, word for word. */
function naiveRoot(leaves: readonly Hash[]): Hash {
  const [only] = leaves;
  if (only === undefined) return sha256();
  if (leaves.length === 1) return only;
  const k = cut(leaves.length);
  return sha256(Buffer.from([1]), naiveRoot(leaves.slice(0, k)), naiveRoot(leaves.slice(k)));
}

/** The RFC's own definition of the path, word for word. */
function naivePath(leaves: readonly Hash[], index: number): Hash[] {
  if (leaves.length === 1) return [];
  const k = cut(leaves.length);
  return index < k
    ? [...naivePath(leaves.slice(0, k), index), naiveRoot(leaves.slice(k))]
    : [...naivePath(leaves.slice(k), index - k), naiveRoot(leaves.slice(0, k))];
}

const leavesOf = (size: number) => Array.from({ length: size }, (_, nth) => hashLeaf(`entry ${nth}`));
/** A tree and one of its leaves. */
const place = fc
  .integer({ min: 1, max: 300 })
  .chain((size) => fc.record({ size: fc.constant(size), index: fc.nat(size - 1) }));
const inclusionOf = (size: number, index: number) => {
  const leaves = leavesOf(size);
  const leaf = leaves[index] ?? hashLeaf('');
  return { leaf, leafIndex: index, treeSize: size, path: inclusionPath(leaves, index), root: merkleRoot(leaves) };
};

describe('a Merkle tree', () => {
  it.each(ROOTS.map((root, size) => [size, root] as const))('over %d known leaves has the known root', (size, root) => {
    const leaves = LEAVES.slice(0, size).map((hex) => hashLeaf(Buffer.from(hex, 'hex')));
    expect(merkleRoot(leaves).toString('hex')).toBe(root);
  });

  it('has the root and the paths of its definition, whatever its size', () => {
    fc.assert(
      fc.property(place, ({ size, index }) => {
        const leaves = leavesOf(size);
        expect(merkleRoot(leaves)).toEqual(naiveRoot(leaves));
        expect(inclusionPath(leaves, index)).toEqual(naivePath(leaves, index));
      }),
    );
  });
});

describe('an inclusion proof', () => {
  it('holds for each leaf of each tree', () => {
    fc.assert(fc.property(place, ({ size, index }) => isIncluded(inclusionOf(size, index))));
  });

  it('fails for another leaf, place, size, root, or path', () => {
    const change = fc.constantFrom('leaf', 'place', 'size', 'root', 'node', 'longer', 'shorter');
    fc.assert(
      fc.property(place, change, fc.nat(), ({ size, index }, what, seed) => {
        const whole = inclusionOf(size, index);
        const other = hashLeaf(`no entry ${seed}`);
        const nth = whole.path.length === 0 ? 0 : seed % whole.path.length;
        const changed = {
          leaf: { ...whole, leaf: other },
          // The place says on which side each node goes, so another place is another root.
          place: { ...whole, leafIndex: size === 1 ? 1 : (index + 1 + (seed % (size - 1))) % size },
          size: { ...whole, treeSize: index },
          root: { ...whole, root: other },
          node: {
            ...whole,
            path: whole.path.map((node, n) => (n === nth ? other : node)),
            ...(size === 1 && { leaf: other }),
          },
          longer: { ...whole, path: [...whole.path, other] },
          shorter: { ...whole, path: whole.path.slice(1), ...(size === 1 && { leaf: other }) },
        }[what];
        expect(isIncluded(changed)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});
