import { AppError } from '../platform/errors.js';
import type { OpenSessionStore } from '../platform/http/sessions/open-session-store.js';

export interface EndSessionDeps {
  readonly openSessionStore: Pick<OpenSessionStore, 'end' | 'endOthers'>;
}

interface NamedSession {
  readonly accountId: string;
  readonly handle: string;
}

/** Ends one session of an account at once. Throws `not_found`, also for another's. */
export async function endSession({ openSessionStore }: EndSessionDeps, { accountId, handle }: NamedSession) {
  if (!(await openSessionStore.end(accountId, handle))) throw new AppError('not_found');
}

/** Ends every session of an account but the one that it is asked from, if it is asked from one. */
export async function endOtherSessions(
  { openSessionStore }: EndSessionDeps,
  accountId: string,
  own: string | null,
): Promise<void> {
  await openSessionStore.endOthers(accountId, own);
}
