import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { ErrorCode } from '../errors.js';
import type { Permission, PublicPermission, Viewer } from './permissions.js';
import type { LimitNames } from './rate-limits.js';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
type Inputs = z.ZodObject;
type InputOf<S extends Inputs | undefined> = S extends Inputs ? z.output<S> : undefined;
type ViewerOf<P extends Permission> = P extends PublicPermission ? Viewer | null : Viewer;

/** What a handler gets: parsed inputs and who asks. `request` and `response` are for sessions and streams only. */
interface RouteInput<P extends Permission, Params, Query, Body> {
  readonly viewer: ViewerOf<P>;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly request: Request;
  readonly response: Response;
}

/** The answer of a handler: one of the statuses that the route declares, with its body (none for 204). */
export interface RouteAnswer {
  readonly status: number;
  readonly body?: unknown;
}

interface RouteDefinition<
  P extends Permission,
  Params extends Inputs | undefined,
  Query extends Inputs | undefined,
  Body extends Inputs | undefined,
> {
  readonly method: Method;
  /** Below `/api/v1`, in Express's form: `/articles/:slug`. */
  readonly path: string;
  readonly summary: string;
  /** What a caller has to know beyond the summary. */
  readonly description?: string;
  readonly permission: P;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  /** After decompression; 64 KiB where it is left out. */
  readonly maxBodyBytes?: number;
  /** Status -> schema of its body; null where there is none. */
  readonly answers: Readonly<Record<number, z.ZodType | null>>;
  /** The media type of what a stream sends, where it isn't JSON; the schema then is that of one part. */
  readonly answerType?: string;
  /** Codes of its own, beyond those that any such route can answer with. */
  readonly errors?: readonly ErrorCode[];
  /** What its problem documents carry beyond the usual members, by code. */
  readonly extensions?: Readonly<Partial<Record<ErrorCode, z.ZodObject>>>;
  readonly limit?: LimitNames;
  /** For what anybody may do who has the address, which no session helps with: mail programs know no CSRF token. */
  readonly withoutCsrf?: true;
  /** For answers that are the same for everyone: names what a write drops them by, such as an article's slug. */
  readonly cache?: (params: InputOf<Params>) => string;
  readonly handle: (
    input: RouteInput<P, InputOf<Params>, InputOf<Query>, InputOf<Body>>,
  ) => Promise<RouteAnswer> | RouteAnswer;
}

/** A route as the router, the OpenAPI document and the permission test read it. */
export interface Route extends Omit<
  RouteDefinition<Permission, Inputs | undefined, Inputs | undefined, Inputs | undefined>,
  'handle' | 'cache'
> {
  readonly cache?: (params: Readonly<Record<string, unknown>>) => string;
  readonly handle: (input: RouteInput<Permission, unknown, unknown, unknown>) => Promise<RouteAnswer> | RouteAnswer;
}

/**
 * Declares one route: what it needs, takes and answers. The same declaration mounts it, limits it, checks its
 * inputs (unknown fields are refused) and documents it.
 */
export function defineRoute<
  P extends Permission,
  Params extends Inputs | undefined = undefined,
  Query extends Inputs | undefined = undefined,
  Body extends Inputs | undefined = undefined,
>(definition: RouteDefinition<P, Params, Query, Body>): Route {
  // The router parses the inputs with this definition's own schemas before it calls `handle`, so the types hold.
  return definition as unknown as Route;
}
