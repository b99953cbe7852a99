import { type RequestHandler, Router } from 'express';
import { DAY_MS, SECOND_MS } from '../../platform/clock.js';
import { CachedAnswer } from '../../platform/http/public-cache/cached-answer.js';
import { type Asset, ASSETS } from './assets.js';

const CACHE_CONTROL = `public, max-age=${(365 * DAY_MS) / SECOND_MS}, immutable`;

/** Styles, scripts and fonts, at addresses that are never used for other bytes; mount it at the root. */
export function assetRoutes(): Router {
  const router = Router();
  for (const asset of ASSETS.values()) router.get(asset.url, answerWith(asset));
  return router;
}

function answerWith({ contentType, bytes }: Asset): RequestHandler {
  const headers = { 'X-Content-Type-Options': 'nosniff' };
  const answer = new CachedAnswer({ contentType, body: bytes, headers, cacheControl: CACHE_CONTROL });
  return (request, response) => answer.send(request, response);
}
