import express, { type Express } from 'express';
import { accountRoutes } from './accounts/index.js';
import { articleRoutes } from './articles/index.js';
import { auditRoutes } from './audit/index.js';
import { commentRoutes } from './comments/index.js';
import type { Context } from './context.js';
import { documentRoutes } from './documents/index.js';
import { flagRoutes } from './flags/index.js';
import { newsletterRoutes } from './newsletter/index.js';
import { mailboxRoutes, notificationRoutes } from './notifications/index.js';
import { moderationRoutes } from './moderation/index.js';
import { demoAssets } from './demo/demo-asset-routes.js';
import {
  answerErrorPage,
  assetRoutes,
  cookieNoticeStyle,
  createRender,
  files,
  mountFiles,
  mountPages,
  pages,
  type AnyPage,
  stylesPage,
} from './pages/index.js';
import { personalDataRoutes } from './personal-data/index.js';
import { pingDatabase } from './platform/database/ping.js';
import { answerError, answerNotFound } from './platform/http/error-answers.js';
import { mountRoutes, type RouteServices } from './platform/http/mount-routes.js';
import { observeRequests } from './platform/http/observe-requests.js';
import { operatorRoutes } from './platform/http/operator-routes.js';
import { createEmailLimits, createRateLimits } from './platform/http/rate-limits.js';
import { logRequests } from './platform/http/request-log.js';
import type { Route } from './platform/http/route.js';
import { securityHeaders } from './platform/http/security-headers.js';
import { vacancyRoutes } from './vacancies/index.js';
import { docsRoutes } from './platform/http/openapi/docs-routes.js';

/** Every route below `/api/v1`, as declared by its feature. */
export function apiRoutes({ audit, accounts, notifications, sessions, features }: Context): readonly Route[] {
  return [
    ...accountRoutes({ ...notifications, ...accounts, ...features, sessions }),
    ...notificationRoutes(notifications),
    ...newsletterRoutes(features),
    ...articleRoutes(features),
    ...documentRoutes(features),
    ...vacancyRoutes(features),
    ...commentRoutes(features),
    ...flagRoutes(features),
    ...moderationRoutes(features),
    ...auditRoutes(audit),
    ...personalDataRoutes({ ...notifications, ...accounts, ...features, sessions }),
  ];
}

/** The service as an Express application: middleware and routers in the order in which a request meets them. */
export function createApp(context: Context): Express {
  const { config, logger } = context;
  const routes = apiRoutes(context);
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false); // only public answers have one, made by the public cache
  app.set('trust proxy', config.http.trustedProxyHops);

  app.use(logRequests(logger));
  app.use(observeRequests(context.metrics));
  app.use(securityHeaders(config.mode === 'production'));
  app.use(
    operatorRoutes({
      metrics: context.metrics,
      metricsToken: config.metricsToken,
      pingDatabase: () => pingDatabase(context.connection),
    }),
  );
  app.use(docsRoutes(routes, config.http.publicUrl ?? ''));
  if (context.mailbox !== null && config.mode !== 'production') app.use('/dev/mail', mailboxRoutes(context.mailbox));
  if (config.demo) app.use('/assets/demo', demoAssets());
  const services = routeServices(context);
  app.use('/api/v1', mountRoutes(routes, services));
  const render = createRender({ origin: config.http.publicUrl ?? '' });
  app.use(assetRoutes());
  app.use(cookieNoticeStyle());
  app.use(mountFiles(files(context.features), context.publicCache));
  app.use(mountPages(allPages(context), { ...services, csrfToken: context.sessions.csrfToken, render }));
  app.use(answerNotFound);
  app.use(answerErrorPage(render));
  app.use(answerError);
  return app;
}

/** Every page that people read, as declared by its feature's part of `pages`. */
export function allPages({ config, accounts, notifications, sessions, features }: Context): readonly AnyPage[] {
  const read = pages({ ...notifications, ...accounts, ...features, sessions });
  return config.mode === 'production' ? read : [...read, stylesPage()];
}

function routeServices({ config, sessions, publicCache, runOnce }: Context): RouteServices {
  return {
    identify: sessions.identify,
    checkCsrf: sessions.checkCsrf,
    limit: createRateLimits(config.limits),
    limitByEmail: createEmailLimits(config.limits, config.session.secret),
    publicCache,
    runOnce,
  };
}
