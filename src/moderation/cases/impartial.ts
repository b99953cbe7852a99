import type { FlagStore } from '../../flags/index.js';
import { AppError } from '../../platform/errors.js';
import type { Viewer } from '../../platform/http/permissions.js';
import type { ModerationCase } from './case.js';

export interface ImpartialDeps {
  readonly flagStore: Pick<FlagStore, 'findByReporter'>;
}

type Subject = Pick<ModerationCase, 'authorId' | 'commentId'>;

/** Why nobody can judge in this matter who is a party to it: as the author, or as one who flagged it at any time. */
export async function partialityOf(
  { flagStore }: ImpartialDeps,
  viewer: Viewer,
  { authorId, commentId }: Subject,
): Promise<'own_comment' | 'own_flag' | null> {
  if (authorId === viewer.id) return 'own_comment';
  return (await flagStore.findByReporter(commentId, viewer.id)).length > 0 ? 'own_flag' : null;
}

/** Why an appeal isn't this member of staff's to decide; null where it is, and for a case that none waits for. */
export function appealRefusal(
  { id, role }: Viewer,
  { appeal }: Pick<ModerationCase, 'appeal'>,
): 'editor_needed' | 'took_part' | null {
  if (appeal === null) return null;
  if (role === 'moderator') return 'editor_needed';
  return appeal.tookPart.includes(id) ? 'took_part' : null;
}

/** Throws `own_comment` or `own_flag` for a party to the matter, and `editor_needed` or `took_part` for an appeal. */
export async function ensureMayDecide(
  deps: ImpartialDeps,
  viewer: Viewer,
  subject: Subject & Pick<ModerationCase, 'appeal'>,
): Promise<void> {
  await ensureImpartial(deps, viewer, subject);
  const refusal = appealRefusal(viewer, subject);
  if (refusal !== null) throw new AppError(refusal);
}

/** Throws `own_comment` or `own_flag` for a party to the matter. */
export async function ensureImpartial(deps: ImpartialDeps, viewer: Viewer, subject: Subject): Promise<void> {
  const partiality = await partialityOf(deps, viewer, subject);
  if (partiality !== null) throw new AppError(partiality);
}
