import type { FieldError } from '../../platform/errors.js';
import type { Viewer } from '../../platform/http/permissions.js';
import { ENDS, type SanctionKind } from './sanction.js';

/** Why a member of staff may not impose a sanction on this account, or lift it; null where they may. */
export function refusalFor(viewer: Viewer, account: Pick<Viewer, 'id' | 'role'>, kind: SanctionKind): string | null {
  if (account.id === viewer.id) return 'Nobody decides on their own sanctions.';
  if (account.role !== 'reader' && viewer.role !== 'admin') return 'Only an admin decides on sanctions of staff.';
  if (kind === 'ban' && viewer.role === 'moderator') return 'Only an editor decides on bans.';
  return null;
}

/** What is wrong with the length of a sanction; null where it fits its kind. */
export function lengthProblem(kind: SanctionKind, days: number | null): FieldError | null {
  if (ENDS[kind] === 'must' && days === null) return { path: 'days', message: 'A suspension needs an end.' };
  if (ENDS[kind] === 'never' && days !== null)
    return { path: 'days', message: 'A warning or a ban has no end of its own.' };
  return null;
}
