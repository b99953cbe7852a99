import type { ErrorRequestHandler } from 'express';
import { AppError } from '../platform/errors.js';
import { errorCodeOf } from '../platform/http/error-answers.js';
import { problemOf } from '../platform/http/problems.js';
import { errorView } from './layout/error-view.js';
import type { Render } from './layout/render-page.js';

/**
 * Answers a browser's error by a page; who has to sign in is led there, and back. Everything else goes on to the next
 * handler: clients of the API want a problem document.
 */
export function answerErrorPage(render: Render): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent || request.path.startsWith('/api/') || !wantsPage(request.headers.accept)) {
      next(error);
      return;
    }
    const code = errorCodeOf(error);
    if (code === 'sign_in_required') {
      response.set('Cache-Control', 'no-store').redirect(303, `/sign-in?to=${encodeURIComponent(request.originalUrl)}`);
      return;
    }
    const { status, detail } = problemOf(code, error instanceof AppError ? error : undefined);
    if (status >= 500) request.log.error({ err: error }, 'page failed');
    const requestId = String(response.getHeader('X-Request-Id') ?? '');
    response
      .status(status)
      .set('Cache-Control', 'no-store')
      .type('html')
      .send(render(errorView({ status, detail, requestId })));
  };
}

/** A browser says so by name; that anything will do, anybody says. */
function wantsPage(accept: string | undefined): boolean {
  return accept?.includes('text/html') === true;
}
