import type { Comment } from '../../comments/index.js';
import type { ModerationCase } from './case.js';
import { noticed } from './case-changes.js';
import { knowCase } from './know-cases.js';
import { caseOn, momentIn, saveCase, type NoteDeps } from './note.js';

/** Puts a comment that a legal notice names before the editors. Returns its case. */
export type NoteNotice = (comment: Comment) => Promise<ModerationCase>;

/** As `NoteNotice`. To be called within the transaction that files the notice. */
export async function noteNotice(deps: NoteDeps, comment: Comment): Promise<ModerationCase> {
  const before = await caseOn(deps, comment);
  const known = await knowCase(deps, before);
  const after = noticed(before, comment.revision, { ...(await momentIn(deps, before.section)), known });
  await saveCase(deps, comment, { before, after });
  return after;
}
