import type { ReadershipStore } from '../../articles/index.js';
import type { Clock } from '../../platform/clock.js';
import type { ModerationCase } from './case.js';
import { decided } from './case-changes.js';
import type { CaseStore } from './case-store.js';

export interface CloseCaseDeps {
  readonly caseStore: Pick<CaseStore, 'replace'>;
  readonly readershipStore: Pick<ReadershipStore, 'find'>;
  readonly clock: Clock;
}

/** Closes a case by an editor's verdict, within its transaction. Flags and readers count anew from here on. */
export async function closeCase(
  { caseStore, readershipStore, clock }: CloseCaseDeps,
  before: ModerationCase,
  action: 'keep' | 'remove',
): Promise<void> {
  const now = clock.now();
  const { readers } = await readershipStore.find(before.articleSlug, now);
  await caseStore.replace(before, decided(before, { action, now, readers }));
}
