import type { Request, RequestHandler } from 'express';

/**
 * Lets a form through that a page of this site has sent, going by what browsers say of where a request comes from and no
 * page can change; any other has to pass `check`. For forms on pages that are the same for everyone, and hold no token.
 */
export function unlessFromHere(check: RequestHandler): RequestHandler {
  return (request, response, next) => {
    if (isFromHere(request)) next();
    else void check(request, response, next);
  };
}

function isFromHere({ headers }: Request): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  // Browsers leave the other one out where a site is reached without https.
  const { origin, host } = headers;
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === host;
}
