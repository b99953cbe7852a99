import type { AuditLog } from '../../../audit/index.js';
import type { Clock } from '../../../platform/clock.js';
import type { AfterCommit, Transact } from '../../../platform/database/transactions.js';
import { AppError } from '../../../platform/errors.js';
import type { Viewer } from '../../../platform/http/permissions.js';
import type { CurrentWordLists } from './current-word-lists.js';
import type { WordEntry } from './word-entry.js';
import type { WordStore } from './word-store.js';

/** As many as a search holds at ease; a publisher has some hundreds. */
const MAX_ENTRIES = 10_000;

export interface ChangeWordsDeps extends Pick<CurrentWordLists, 'wordsChanged'> {
  readonly wordStore: Pick<WordStore, 'insert' | 'remove' | 'countChange'>;
  readonly auditLog: AuditLog;
  readonly clock: Clock;
  readonly transact: Transact;
  readonly afterCommit: AfterCommit;
}

type NewWord = Pick<WordEntry, 'term' | 'list' | 'match' | 'section'>;

/** Puts a term on a list. Throws `word_exists`, and `words_full` where there are as many entries as may be. */
export async function addWord(deps: ChangeWordsDeps, viewer: Viewer, word: NewWord): Promise<WordEntry> {
  return deps.transact(async () => {
    if ((await deps.wordStore.countChange(1)) > MAX_ENTRIES) throw new AppError('words_full');
    const entry = await deps.wordStore.insert({ ...word, addedBy: viewer.id, addedAt: deps.clock.now() });
    await record(deps, viewer, ['word.added', entry]);
    return entry;
  });
}

/** Takes an entry off its list. Throws `not_found`. */
export async function removeWord(deps: ChangeWordsDeps, viewer: Viewer, id: string): Promise<void> {
  await deps.transact(async () => {
    await deps.wordStore.countChange(-1);
    const entry = await deps.wordStore.remove(id);
    if (entry === null) throw new AppError('not_found');
    await record(deps, viewer, ['word.removed', entry]);
  });
}

/** A term is a setting, and no personal text. */
async function record(
  deps: ChangeWordsDeps,
  viewer: Viewer,
  [act, entry]: readonly ['word.added' | 'word.removed', WordEntry],
): Promise<void> {
  const { id, term, list, match, section } = entry;
  await deps.auditLog.record({
    actor: { type: 'account', id: viewer.id },
    act,
    subject: { type: 'word', id },
    details: { term, list, match, section },
  });
  await deps.afterCommit(deps.wordsChanged);
}
