import type { Viewer } from '../../platform/http/permissions.js';
import type { ModerationCase } from '../cases/case.js';
import { findCases, type FindCasesDeps } from '../cases/find-cases.js';
import { findMutedCases, type FindMutedCasesDeps } from '../cases/find-muted-cases.js';
import type { SeenCase } from './examine-case.js';

export type SelectCasesDeps = FindCasesDeps & FindMutedCasesDeps;

/** Which cases are decided together: those named, an author's open ones, or those that a muted reporter opened. */
export type Selection =
  | { readonly caseIds: readonly string[]; readonly versions: Readonly<Partial<Record<string, number>>> }
  | { readonly authorId: string }
  | { readonly reporterId: string };

interface SelectedCases {
  readonly seen: readonly SeenCase[];
  /** Whether more were meant than are decided at once. */
  readonly more: boolean;
}

/** As many are decided at once. */
export const MOST_AT_ONCE = 200;

/** Throws `reporter_not_muted`. */
export async function selectCases(deps: SelectCasesDeps, viewer: Viewer, selection: Selection): Promise<SelectedCases> {
  if ('caseIds' in selection) {
    const { caseIds, versions } = selection;
    return { seen: caseIds.map((caseId) => ({ caseId, version: versions[caseId] ?? null })), more: false };
  }
  if ('authorId' in selection) return selectOfAuthor(deps, viewer, selection.authorId);
  const { items, more } = await findMutedCases(deps, viewer, { ...selection, limit: MOST_AT_ONCE });
  // As they are now: another reader's flag meanwhile makes it another matter.
  return { seen: items.map(({ id, version }) => ({ caseId: id, version })), more };
}

async function selectOfAuthor(deps: SelectCasesDeps, viewer: Viewer, authorId: string): Promise<SelectedCases> {
  const search = { filter: { authorId }, words: [], state: 'open', order: 'oldest', after: null } as const;
  const { items, next } = await findCases(deps, viewer, { ...search, limit: MOST_AT_ONCE });
  return { seen: items.map(asAtPresent), more: next !== null };
}

function asAtPresent({ id }: ModerationCase): SeenCase {
  return { caseId: id, version: null };
}
