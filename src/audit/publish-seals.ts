import type { PublishedRoots } from './published-roots.js';
import { followsOn, type Seal } from './seal.js';
import type { SealStore } from './seal-store.js';

export interface PublishSealsDeps {
  readonly sealStore: Pick<SealStore, 'find' | 'listAfter'>;
  readonly publishedRoots: Pick<PublishedRoots, 'last' | 'append'>;
}

const PAGE_SIZE = 500;

/**
 * Publishes the seals that are not yet, whichever process made them. Once the database disagrees with what was
 * published, publishes nothing more, since that file is the evidence, and answers the number of the first seal in doubt.
 */
export async function publishSeals({ sealStore, publishedRoots }: PublishSealsDeps): Promise<number | null> {
  const last = await publishedRoots.last();
  let before = last && (await sealStore.find(last.number));
  if (last !== null && before?.hash !== last.hash) return last.number;
  for (;;) {
    const page: readonly Seal[] = await sealStore.listAfter(before?.number ?? -1, PAGE_SIZE);
    const following = linkedOnto(before, page);
    if (following.length > 0) await publishedRoots.append(following);
    const inDoubt = page[following.length];
    if (inDoubt !== undefined) return inDoubt.number;
    if (page.length < PAGE_SIZE) return null;
    before = following.at(-1) ?? null;
  }
}

/** The first of these seals, as far as each takes up where the one before ends. */
function linkedOnto(before: Seal | null, seals: readonly Seal[]): readonly Seal[] {
  const broken = seals.findIndex((seal, nth) => !followsOn(seals[nth - 1] ?? before, seal));
  return broken === -1 ? seals : seals.slice(0, broken);
}
