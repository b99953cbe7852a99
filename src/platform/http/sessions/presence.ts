import { promisify } from 'node:util';
import type { Request } from 'express';
import type { SessionData, Store } from 'express-session';
import type { Viewer } from '../permissions.js';
import { hasBearerToken, type Identities, tokenOf, type SignedIn } from './identity.js';

/** Who is at the other end of a request that takes long to answer, such as a stream. */
export interface Presence {
  /** Looks again; null once the session or the token has ended. */
  readonly viewer: () => Promise<Viewer | null>;
  /** Calls back when the session is signed out in this process; returns what takes that back. */
  readonly onSignOut: (call: () => void) => () => void;
}

export interface Presences {
  readonly of: (request: Request) => Presence;
  readonly signedOut: (sessionId: string) => void;
}

interface PresencesDeps {
  readonly store: Store;
  readonly identities: Identities;
}

export function createPresences({ store, identities }: PresencesDeps): Presences {
  const calls = new Map<string, Set<() => void>>();
  const find = promisify((id: string, done: (error: unknown, found?: SessionData | null) => void) =>
    store.get(id, done),
  );
  const viewerOfSession = async (id: string): Promise<Viewer | null> => {
    const found = (await find(id)) as { readonly passport?: { readonly user?: SignedIn } } | null | undefined;
    const signedIn = found?.passport?.user;
    return signedIn === undefined ? null : identities.findViewer(signedIn);
  };
  return {
    of: (request) => {
      const token = hasBearerToken(request) ? tokenOf(request) : null;
      if (token !== null) return { viewer: () => identities.resolveToken(token), onSignOut: () => () => undefined };
      const id = request.sessionID;
      return {
        viewer: () => viewerOfSession(id),
        onSignOut: (call) => {
          calls.set(id, (calls.get(id) ?? new Set()).add(call));
          return () => {
            calls.get(id)?.delete(call);
            if (calls.get(id)?.size === 0) calls.delete(id);
          };
        },
      };
    },
    signedOut: (id) => {
      for (const call of [...(calls.get(id) ?? [])]) call();
    },
  };
}
