import { toViewer, type Account, type AccountStore } from '../../accounts/index.js';
import type { FlagStore } from '../../flags/index.js';
import type { ModerationCase } from '../cases/case.js';
import { isWithin } from '../cases/case-view.js';
import { appealRefusal, partialityOf } from '../cases/impartial.js';

export interface FreeEditorDeps {
  readonly accountStore: Pick<AccountStore, 'listByRole'>;
  readonly flagStore: Pick<FlagStore, 'findByReporter'>;
}

/** What a pending appeal waits for: `another_editor` where nobody on the staff may decide it. */
export const WAITS = ['editor', 'another_editor'] as const;
export type WaitingFor = (typeof WAITS)[number];

const PAGE_SIZE = 50;

/**
 * What the appeal that a case waits for waits for; null where none does. Looks through the editors until there is one who
 * had no part: the first few, unless nearly all of them had.
 */
export async function waitingFor(deps: FreeEditorDeps, subject: ModerationCase): Promise<WaitingFor | null> {
  if (subject.appeal === null) return null;
  for (const role of ['editor', 'admin'] as const) {
    for await (const editor of everyone(deps, role)) if (await isFree(deps, editor, subject)) return 'editor';
  }
  return 'another_editor';
}

async function* everyone({ accountStore }: FreeEditorDeps, role: 'editor' | 'admin'): AsyncIterable<Account> {
  let after: string | null = null;
  for (;;) {
    const page: readonly Account[] = await accountStore.listByRole(role, after, PAGE_SIZE);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE_SIZE) return;
    after = last.id;
  }
}

async function isFree(deps: FreeEditorDeps, editor: Account, subject: ModerationCase): Promise<boolean> {
  const viewer = toViewer(editor);
  if (!isWithin(viewer, subject) || appealRefusal(viewer, subject) !== null) return false;
  return (await partialityOf(deps, viewer, subject)) === null;
}
