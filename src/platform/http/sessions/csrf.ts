import { doubleCsrf } from 'csrf-csrf';
import type { Request, RequestHandler, Response } from 'express';
import { hasBearerToken, viewerOf } from './identity.js';

export interface CsrfOptions {
  readonly secret: string;
  /** Whether the service is reached by https, so that the cookie can be tied to this host alone. */
  readonly secure: boolean;
}

export interface CsrfProtection {
  /** Refuses a changing request without the right `X-CSRF-Token`; one with an access token needs none. */
  readonly check: RequestHandler;
  /** The token for this browser, and the cookie that goes with it; a token ends with the session it was made in. */
  readonly issueToken: (request: Request, response: Response) => string;
}

/** Double-submit tokens: a random value under a keyed hash, in a cookie and in a header, bound to the session. */
export function createCsrfProtection({ secret, secure }: CsrfOptions): CsrfProtection {
  const cookieName = secure ? '__Host-belowline-csrf' : 'belowline-csrf';
  const { doubleCsrfProtection, generateCsrfToken } = doubleCsrf({
    getSecret: () => secret,
    getSessionIdentifier: (request) => (viewerOf(request) === null ? 'signed-out' : request.sessionID),
    cookieName,
    cookieOptions: { sameSite: 'lax', secure, httpOnly: true, path: '/' },
    getCsrfTokenFromRequest: (request) => request.headers['x-csrf-token'] ?? tokenInForm(request),
    skipCsrfProtection: hasBearerToken,
  });
  return {
    check: (request, response, next) => {
      readCookie(request, cookieName);
      doubleCsrfProtection(request, response, next);
    },
    issueToken: (request, response) => {
      readCookie(request, cookieName);
      return generateCsrfToken(request, response);
    },
  };
}

/** The name of the field by which a form without a script carries the token. */
export const CSRF_FIELD = '_csrf';

/** Routes of the API check before they read a body, so there it has to be the header. */
function tokenInForm({ body }: Request): string | undefined {
  const token = (body as Readonly<Record<string, unknown>> | undefined)?.[CSRF_FIELD];
  return typeof token === 'string' ? token : undefined;
}

/** csrf-csrf looks for its one cookie in `request.cookies`; the value has nothing that needs decoding. */
function readCookie(request: Request, name: string): void {
  const cookies = (request.headers.cookie ?? '').split(';').map((cookie) => cookie.trim());
  const found = cookies.find((cookie) => cookie.startsWith(`${name}=`));
  request.cookies = found === undefined ? {} : { [name]: found.slice(name.length + 1) };
}
