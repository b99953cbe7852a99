import type { AuditStore } from './audit-store.js';
import type { Fault } from './fault.js';
import { inBatches } from './in-batches.js';
import { commitmentTo } from './personal-text.js';
import type { PersonalTextStore } from './personal-text-store.js';

export interface VerifyPersonalTextsDeps {
  readonly auditStore: Pick<AuditStore, 'findMany'>;
  readonly personalTextStore: Pick<PersonalTextStore, 'walk'>;
}

const BATCH_SIZE = 500;

/** Holds the personal texts that are kept against what their entries say of them; the first that is another. */
export async function verifyPersonalTexts(deps: VerifyPersonalTextsDeps): Promise<Fault | null> {
  for await (const texts of inBatches(deps.personalTextStore.walk(), BATCH_SIZE)) {
    const entries = await deps.auditStore.findMany(texts.map(({ entryId }) => entryId));
    const commitments = new Map(entries.map(({ id, commitment }) => [id, commitment]));
    const wrong = texts.find((text) => commitments.get(text.entryId) !== commitmentTo(text));
    if (wrong !== undefined) return { kind: 'personal_text_changed', entryId: wrong.entryId };
  }
  return null;
}
