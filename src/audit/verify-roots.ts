import type { Fault } from './fault.js';
import { inBatches } from './in-batches.js';
import type { PublishedRoot, PublishedRoots } from './published-roots.js';
import type { Seal } from './seal.js';
import type { SealStore } from './seal-store.js';

export interface VerifyRootsDeps {
  readonly sealStore: Pick<SealStore, 'findMany'>;
  readonly publishedRoots: Pick<PublishedRoots, 'read'>;
}

/** What the published roots say of the log. */
export interface ComparedRoots {
  readonly published: number;
  readonly fault: Fault | null;
}

const BATCH_SIZE = 500;

/** Holds the seals against what was published of them, until one is gone or another. */
export async function verifyRoots({ sealStore, publishedRoots }: VerifyRootsDeps): Promise<ComparedRoots> {
  let published = 0;
  for await (const roots of inBatches(publishedRoots.read(), BATCH_SIZE)) {
    const seals = await sealStore.findMany(roots.map(({ number }) => number));
    const byNumber = new Map(seals.map((seal) => [seal.number, seal]));
    for (const root of roots) {
      const fault = rootFault(root, byNumber.get(root.number));
      if (fault !== null) return { published, fault };
      published += 1;
    }
  }
  return { published, fault: null };
}

function rootFault({ number, hash, sealedAt }: PublishedRoot, seal: Seal | undefined): Fault | null {
  if (seal === undefined) return { kind: 'seal_dropped', seal: number, sealedAt };
  if (seal.hash === hash) return null;
  const { firstIndex, size } = seal;
  return { kind: 'seal_replaced', seal: { number, firstIndex, size }, sealedAt };
}
