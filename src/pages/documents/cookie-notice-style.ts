import { Router } from 'express';
import { refuseOtherMethods } from '../../platform/http/methods.js';
import { COOKIE_NOTICE_STYLE } from '../layout/notices.js';
import { cookieChoiceOf } from './cookie-choice.js';

const SHEETS = {
  chosen: { tag: '"chosen"', css: '.cookie-notice { display: none; }\n' },
  none: { tag: '"none"', css: '' },
} as const;

/**
 * The one thing about a public page that differs from reader to reader: whether it shows the notice on cookies. Pages are the
 * same for all and kept finished, so a style sheet says it. Browsers ask for it each time, as some don't heed that it goes by
 * cookies while they hold it in memory; the answer is that nothing has changed, as a rule.
 */
export function cookieNoticeStyle(): Router {
  const router = Router();
  router.get(COOKIE_NOTICE_STYLE, (request, response) => {
    const { tag, css } = SHEETS[cookieChoiceOf(request) === null ? 'none' : 'chosen'];
    response.set({ 'Cache-Control': 'private, no-cache', Vary: 'Cookie', ETag: tag });
    if (request.headers['if-none-match'] === tag) response.status(304).end();
    else response.type('css').send(css);
  });
  router.all(COOKIE_NOTICE_STYLE, refuseOtherMethods(['GET', 'HEAD']));
  return router;
}
