import { type Request, type RequestHandler, type Response, Router, urlencoded } from 'express';
import type { z } from 'zod';
import { AppError } from '../platform/errors.js';
import { errorCodeOf } from '../platform/http/error-answers.js';
import { refuseOtherMethods } from '../platform/http/methods.js';
import { unlessFromHere } from '../platform/http/same-origin.js';
import { noteRoute } from '../platform/http/observe-requests.js';
import type { PublicCache } from '../platform/http/public-cache/public-cache.js';
import { limitsOf, type LimitMiddleware } from '../platform/http/rate-limits.js';
import { parseForm } from '../platform/http/request-inputs.js';
import { CSRF_FIELD } from '../platform/http/sessions/csrf.js';
import { hasBearerToken, requirePermission, viewerOf } from '../platform/http/sessions/identity.js';
import type { Render } from './layout/render-page.js';
import type { AnyPage, AnyPersonalPage, AnyPublicPage, Redirect, Refusal, View } from './page.js';

/** What all pages share. */
export interface PageServices {
  readonly identify: readonly RequestHandler[];
  readonly checkCsrf: RequestHandler;
  readonly csrfToken: (request: Request, response: Response) => string;
  readonly limit: LimitMiddleware;
  readonly limitByEmail: LimitMiddleware;
  readonly publicCache: PublicCache;
  readonly render: Render;
}

/** No form of ours has more. */
const MOST_FIELDS = 50;
const MAX_FORM_BYTES = 64 * 1024;

export function mountPages(pages: readonly AnyPage[], services: PageServices): Router {
  const router = Router();
  for (const page of pages) {
    const note: RequestHandler = (_request, response, next) => {
      noteRoute(response, page.path);
      next();
    };
    if (page.kind === 'public') router.get(page.path, note, answerPublic(page, services));
    else mountPersonal(router, page, { services, note });
    const methods = page.kind === 'personal' && page.submit !== undefined ? ['GET', 'HEAD', 'POST'] : ['GET', 'HEAD'];
    router.all(page.path, refuseOtherMethods(methods));
  }
  return router;
}

function answerPublic(page: AnyPublicPage, { publicCache, render }: PageServices): RequestHandler {
  return async (request, response) => {
    const params = parsed(page.params, request.params);
    const [query, address] = knownQuery(page, request);
    const answer = await publicCache.get(address, page.cache(params as never), async () => {
      const view = await page.show({ params: params as never, query: query as never });
      const headers = response.getHeaders();
      delete headers['x-request-id']; // the only one that belongs to one request
      return { headers, contentType: 'text/html; charset=utf-8', body: Buffer.from(render(view)) };
    });
    answer.send(request, response);
  };
}

function mountPersonal(
  router: Router,
  page: AnyPersonalPage,
  { services, note }: { readonly services: PageServices; readonly note: RequestHandler },
): void {
  const allowed = [refuseTokens, ...services.identify, requirePermission(page.permission)];
  router.get(page.path, note, ...allowed, showPersonal(page, services));
  if (page.submit === undefined) return;
  const readForm = urlencoded({ extended: false, limit: MAX_FORM_BYTES, parameterLimit: MOST_FIELDS });
  const limits = limitsOf(page.limit);
  const byEmail = page.fields?.shape.email === undefined ? [] : limits.map(services.limitByEmail);
  // What refuses a form comes after it was read, so that nothing of it is lost.
  const checkOrigin = page.fromOwnPages === true ? unlessFromHere(services.checkCsrf) : services.checkCsrf;
  const checks = [checkOrigin, ...limits.map(services.limit), ...byEmail];
  router.post(page.path, note, ...allowed, readForm, submitPersonal(page, { ...services, checks }));
}

/** A page is a browser's, with a session; an access token has none. */
const refuseTokens: RequestHandler = (request, _response, next) => {
  if (hasBearerToken(request)) throw new AppError('malformed_request', { detail: 'Pages take no access token.' });
  next();
};

function showPersonal(page: AnyPersonalPage, services: PageServices): RequestHandler {
  return async (request, response) => {
    const asked = askedOf(page, services, { request, response });
    send(response, services.render, await page.show({ ...asked, refusal: null } as never));
  };
}

interface FormServices extends PageServices {
  readonly checks: readonly RequestHandler[];
}

function submitPersonal(page: AnyPersonalPage, services: FormServices): RequestHandler {
  return async (request, response) => {
    const asked = askedOf(page, services, { request, response });
    const filled = textFields(request.body);
    try {
      for (const check of services.checks) await passed(check, request, response);
      const form = page.fields && parseForm(page.fields, filled);
      send(response, services.render, await page.submit?.({ ...asked, form } as never));
    } catch (error) {
      // Whatever can be mended is said where it can be mended.
      const problem = error instanceof AppError ? error : new AppError(errorCodeOf(error), { cause: error });
      if (problem.status >= 500 || problem.code === 'not_found') throw error;
      const refusal: Refusal = { problem, filled, withoutCookies: request.headers.cookie === undefined };
      const view = await page.show({ ...asked, refusal } as never);
      send(response, services.render, 'to' in view ? view : { ...view, status: problem.status });
    }
  };
}

/** Resolves once a middleware lets the request through; rejects with what it refuses it for. */
function passed(check: RequestHandler, request: Request, response: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    const next = (error?: unknown) => (error instanceof Error ? reject(error) : resolve());
    Promise.resolve(check(request, response, next)).catch(reject);
  });
}

function askedOf(
  page: AnyPersonalPage,
  { csrfToken }: PageServices,
  { request, response }: { readonly request: Request; readonly response: Response },
) {
  const params = parsed(page.params, request.params);
  const [query] = knownQuery(page, request);
  return { viewer: viewerOf(request), params, query, csrfToken: csrfToken(request, response), request, response };
}

function send(response: Response, render: Render, answer: View | Redirect | undefined): void {
  response.set('Cache-Control', 'no-store');
  if (answer === undefined) throw new Error('This page takes no form.');
  if ('to' in answer) response.redirect(303, answer.to);
  else
    response
      .status(answer.status ?? 200)
      .type('html')
      .send(render(answer));
}

/** Throws `not_found`: an address that cannot be one leads nowhere. */
function parsed(schema: z.ZodObject | undefined, given: unknown): unknown {
  const result = schema?.safeParse(given);
  if (result?.success === false) throw new AppError('not_found');
  return result?.data;
}

/** What the page knows of the query, and the address with that alone, so that nobody fills the cache with copies. */
function knownQuery({ query }: Pick<AnyPersonalPage, 'query'>, request: Request): readonly [unknown, string] {
  if (query === undefined) return [undefined, request.path];
  const given = new URLSearchParams();
  for (const name of Object.keys(query.shape)) {
    const value = request.query[name];
    if (typeof value === 'string') given.set(name, value);
  }
  const address = given.size === 0 ? request.path : `${request.path}?${given.toString()}`;
  return [parsed(query, Object.fromEntries(given)), address];
}

function textFields(body: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries((body ?? {}) as Readonly<Record<string, unknown>>);
  // Browsers send a line break as two characters.
  return Object.fromEntries(
    entries.flatMap(([name, value]) =>
      typeof value === 'string' && name !== CSRF_FIELD ? [[name, value.replaceAll('\r\n', '\n')]] : [],
    ),
  );
}
