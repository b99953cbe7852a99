import { promisify } from 'node:util';
import type { Request, RequestHandler, Response } from 'express';
import session, { type Store } from 'express-session';
import passport, { type Strategy } from 'passport';
import type { Clock } from '../../clock.js';
import { newId } from '../../database/ids.js';
import { createCsrfProtection, type CsrfProtection } from './csrf.js';
import { deviceOf } from './device.js';
import { hasBearerToken, type Identities, identifyByToken, setViewer, type SignedIn } from './identity.js';
import type { Viewer } from '../permissions.js';
import { createPresences, type Presence } from './presence.js';

export interface SessionOptions {
  readonly secret: string;
  readonly lifetimeMs: number;
  /** Whether browsers reach the service by https; always so in production. */
  readonly secure: boolean;
  readonly store: Store;
  readonly identities: Identities;
  readonly clock: Clock;
  /** Checks an e-mail address and a password, and succeeds with a `Viewer`. */
  readonly strategy: Strategy;
}

/** What accounts need of the browser's session. */
export interface Sessions {
  /** Whether the request can have a session: one with an access token neither has nor needs one. */
  readonly isPossible: (request: Request) => boolean;
  /** Runs the strategy on the request's body; null when the credentials are wrong. */
  readonly authenticate: (request: Request, response: Response) => Promise<Viewer | null>;
  /** Begins a session with a fresh id, so that one planted before cannot be used. */
  readonly signIn: (request: Request, viewer: Viewer) => Promise<void>;
  /** By which the owner of a request's session names it; null without one. */
  readonly handleOf: (request: Request) => string | null;
  /** Ends the session and forgets it. */
  readonly signOut: (request: Request, response: Response) => Promise<void>;
  readonly csrfToken: CsrfProtection['issueToken'];
  readonly checkCsrf: RequestHandler;
  /** For what goes on after a request was let in: whether it still would be. */
  readonly presenceOf: (request: Request) => Presence;
  /** Finds the viewer by token or session; a session is read only where there is a cookie and no token. */
  readonly identify: readonly RequestHandler[];
}

/** Browser sessions in the database, with passport, and CSRF tokens bound to them. */
export function createSessions(options: SessionOptions): Sessions {
  const authenticator = createAuthenticator(options);
  const csrf = createCsrfProtection(options);
  const presences = createPresences(options);
  const cookieName = options.secure ? '__Host-belowline-session' : 'belowline-session';
  const cookie = { httpOnly: true, sameSite: 'lax', secure: options.secure, path: '/' } as const;
  const loadSession = session({
    secret: options.secret,
    name: cookieName,
    store: options.store,
    resave: false,
    saveUninitialized: false,
    cookie: { ...cookie, maxAge: options.lifetimeMs },
  });
  return {
    isPossible: (request) => !hasBearerToken(request),
    authenticate: (request, response) => runStrategy(authenticator, request, response),
    signIn: async (request, viewer) => {
      await promisify((done: (error: unknown) => void) => request.logIn(viewer, done))();
      setViewer(request, viewer);
    },
    handleOf,
    presenceOf: presences.of,
    signOut: async (request, response) => {
      const { sessionID } = request;
      await promisify((done: (error: unknown) => void) => request.session.destroy(done))();
      setViewer(request, null);
      presences.signedOut(sessionID);
      response.clearCookie(cookieName, cookie);
    },
    csrfToken: csrf.issueToken,
    checkCsrf: csrf.check,
    identify: [
      identifyByToken(options.identities.resolveToken),
      unlessToken(loadSession),
      unlessToken(authenticator.session() as RequestHandler),
      unlessToken(noteViewer),
    ],
  };
}

function createAuthenticator({ identities, strategy, clock }: SessionOptions): passport.PassportStatic {
  const authenticator = new passport.Passport();
  authenticator.use('password', strategy);
  authenticator.serializeUser<SignedIn>(
    (request: Request, viewer: Express.User, done: (error: unknown, id?: SignedIn) => void) => {
      const device = deviceOf(request.get('User-Agent'));
      done(null, { accountId: (viewer as Viewer).id, at: clock.now().getTime(), handle: newId(), device });
    },
  );
  authenticator.deserializeUser((session: SignedIn, done) => {
    identities.findViewer(session).then((viewer) => done(null, viewer ?? false), done);
  });
  return authenticator as passport.PassportStatic;
}

async function runStrategy(
  authenticator: passport.PassportStatic,
  request: Request,
  response: Response,
): Promise<Viewer | null> {
  return new Promise((resolve, reject) => {
    const settle = (error: unknown, viewer: Viewer | false | null): void => {
      if (error instanceof Error) reject(error);
      else resolve(viewer === false ? null : viewer);
    };
    const middleware = authenticator.authenticate('password', { session: false }, settle) as RequestHandler;
    void middleware(request, response, reject);
  });
}

function handleOf(request: Request): string | null {
  const session = request.session as { readonly passport?: { readonly user?: SignedIn } } | undefined;
  return session?.passport?.user?.handle ?? null;
}

const noteViewer: RequestHandler = (request, _response, next) => {
  if (request.user !== undefined) setViewer(request, request.user as Viewer);
  next();
};

function unlessToken(middleware: RequestHandler): RequestHandler {
  return (request, response, next) => {
    if (hasBearerToken(request)) next();
    else void middleware(request, response, next);
  };
}
