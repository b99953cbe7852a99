import { type RequestHandler, Router } from 'express';
import { AppError } from '../../platform/errors.js';
import { refuseOtherMethods } from '../../platform/http/methods.js';
import type { KeptMail, Mailbox } from './mailbox.js';
import { framedMail, MAILBOX_CSS, mailboxPage, mailPage } from './mailbox-page.js';

const PAGE_POLICY = "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'";
/** The mail can load nothing and run nothing, also when it is opened by itself. */
const MAIL_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

/** The mails of a service without a mail server, to look at. Never to be mounted in production: it shows every link. */
export function mailboxRoutes(mailbox: Mailbox): Router {
  const router = Router();
  const read = (path: string, handler: RequestHandler): void => {
    router.get(path, noStore, handler).all(path, refuseOtherMethods(['GET', 'HEAD']));
  };
  const find = (id: unknown): KeptMail => {
    const kept = mailbox.find(String(id));
    if (kept === null) throw new AppError('not_found');
    return kept;
  };
  read('/', (_request, response) => {
    response.set('Content-Security-Policy', PAGE_POLICY).type('html').send(mailboxPage(mailbox.list()));
  });
  read('/mailbox.css', (_request, response) => void response.type('css').send(MAILBOX_CSS));
  read('/:id', ({ params }, response) => {
    response
      .set('Content-Security-Policy', PAGE_POLICY)
      .type('html')
      .send(mailPage(find(params.id)));
  });
  read('/:id/html', ({ params }, response) => {
    response.removeHeader('X-Frame-Options'); // the policy says who may frame it
    response
      .set('Content-Security-Policy', MAIL_POLICY)
      .type('html')
      .send(framedMail(find(params.id)));
  });
  return router;
}

const noStore: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};
