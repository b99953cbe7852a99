import { z } from 'zod';
import { idSchema } from '../platform/database/ids.js';
import { decodeCursor, pageOf, pageQuery, toPage, type Page } from '../platform/http/pagination.js';
import type { OpenSession, OpenSessionStore } from '../platform/http/sessions/open-session-store.js';
import type { AccountStore } from './account-store.js';

export const sessionsQuery = z.strictObject(pageQuery);
export const sessionParams = z.strictObject({ id: z.string() });

const sessionCursor = z.strictObject({ signedInAt: z.iso.datetime(), handle: idSchema });

export const openSessionPageAnswer = pageOf(
  z
    .object({
      id: z.string().meta({ description: 'Names the session; it opens nothing' }),
      device: z.object({ browser: z.string().nullable(), system: z.string().nullable() }),
      signedInAt: z.iso.datetime(),
      lastUsedAt: z.iso.datetime().meta({ description: 'To the hour' }),
      isThisOne: z.boolean(),
    })
    .meta({ id: 'OpenSession' }),
);

export interface ListSessionsDeps {
  readonly accountStore: Pick<AccountStore, 'findById'>;
  readonly openSessionStore: Pick<OpenSessionStore, 'list'>;
}

/** One page of the sessions in which an account is signed in, the latest first. Throws `invalid_cursor`. */
export async function listSessions(
  { accountStore, openSessionStore }: ListSessionsDeps,
  accountId: string,
  { limit, cursor }: z.output<typeof sessionsQuery>,
): Promise<Page<OpenSession>> {
  const keyset = decodeCursor(sessionCursor, cursor);
  const after = keyset && { handle: keyset.handle, signedInAt: new Date(keyset.signedInAt) };
  const since = (await accountStore.findById(accountId))?.passwordSetAt ?? new Date();
  const found = await openSessionStore.list(accountId, { after, limit: limit + 1, since });
  return toPage(found, limit, ({ handle, signedInAt }) => ({ handle, signedInAt }));
}

/** A session for its owner, who looks from the one that `own` names. */
export function presentOpenSession({ handle, device, signedInAt, lastUsedAt }: OpenSession, own: string | null) {
  return { id: handle, device, signedInAt, lastUsedAt, isThisOne: handle === own };
}
