import type { Request, RequestHandler } from 'express';
import { AppError } from '../../errors.js';
import type { Device } from './device.js';
import { isPermitted, needsVerifiedEmail, type Permission, type Viewer } from '../permissions.js';

/** What a session remembers of its sign-in. */
export interface SignedIn {
  readonly accountId: string;
  /** Milliseconds since 1970; a session that is older than the account's password has ended. */
  readonly at: number;
  /** By which its owner names it; it opens nothing. Sessions from before it was kept have none. */
  readonly handle?: string;
  readonly device?: Device;
}

/** How accounts tell the platform who a session or a token belongs to. Both answer null for what is not known. */
export interface Identities {
  readonly findViewer: (session: SignedIn) => Promise<Viewer | null>;
  readonly resolveToken: (token: string) => Promise<Viewer | null>;
}

const viewers = new WeakMap<Request, Viewer>();

/** Who makes this request; null when signed out, or before the request was identified. */
export function viewerOf(request: Request): Viewer | null {
  return viewers.get(request) ?? null;
}

export function setViewer(request: Request, viewer: Viewer | null): void {
  if (viewer === null) viewers.delete(request);
  else viewers.set(request, viewer);
}

/** Whether the request identifies itself by an access token, and so by no cookie. */
export function hasBearerToken(request: Request): boolean {
  return /^bearer\b/i.test(request.headers.authorization ?? '');
}

/** The access token of a request; null for none, and for what cannot be one. */
export function tokenOf(request: Request): string | null {
  return /^bearer +([\w.~+/=-]{1,512})$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

/** Reads `Authorization: Bearer`. Throws `invalid_token` for one that nobody has. */
export function identifyByToken(resolveToken: Identities['resolveToken']): RequestHandler {
  return async (request, _response, next) => {
    if (hasBearerToken(request)) {
      const token = tokenOf(request);
      const viewer = token === null ? null : await resolveToken(token);
      if (viewer === null) throw new AppError('invalid_token');
      setViewer(request, viewer);
    }
    next();
  };
}

/** Lets through who has the permission. Throws `sign_in_required`, `forbidden` or `email_unverified`. */
export function requirePermission(permission: Permission): RequestHandler {
  return (request, _response, next) => {
    const viewer = viewerOf(request);
    if (!isPermitted(viewer, permission)) throw new AppError(viewer === null ? 'sign_in_required' : 'forbidden');
    if (viewer?.mustVerifyEmail === true && needsVerifiedEmail(permission)) throw new AppError('email_unverified');
    next();
  };
}
