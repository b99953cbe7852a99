import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type RequestHandler, Router } from 'express';
import { DAY_MS } from '../../clock.js';
import { refuseOtherMethods } from '../methods.js';
import type { Route } from '../route.js';
import { openApiDocument } from './openapi-document.js';

const require = createRequire(import.meta.url);

/** The files of Swagger UI that the page needs, served from here: the content policy allows no other source. */
const FILES = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Belowline API</title>
<link rel="icon" href="/api/docs/favicon-32x32.png">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<main id="api"><noscript>The document itself is at <a href="/api/openapi.json">/api/openapi.json</a>.</noscript></main>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/begin.js"></script>
</body>
</html>
`;

/** Fetches the CSRF token for requests that are tried out from the page. */
const BEGIN = `const csrfToken = () => fetch('/api/v1/session').then((answer) => answer.json()).then((body) => body.csrfToken);
SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#api',
  deepLinking: true,
  requestInterceptor: async (request) => {
    if (request.method && request.method !== 'GET') request.headers['X-CSRF-Token'] = await csrfToken();
    return request;
  },
});
`;

/** The OpenAPI document, and a page to read it and to try it out. */
export function docsRoutes(routes: readonly Route[], origin: string): Router {
  const router = Router();
  const read = (path: string, handler: RequestHandler): void => {
    router.get(path, handler).all(path, refuseOtherMethods(['GET', 'HEAD']));
  };
  const document = JSON.stringify(openApiDocument(routes, origin));
  const folder = dirname(require.resolve('swagger-ui-dist/package.json'));

  read('/api/openapi.json', (_request, response) => void response.type('json').send(document));
  read('/api/docs', (_request, response) => void response.type('html').send(PAGE));
  read('/api/docs/begin.js', (_request, response) => void response.type('js').send(BEGIN));
  for (const file of FILES)
    read(`/api/docs/${file}`, (_request, response) => response.sendFile(join(folder, file), { maxAge: DAY_MS }));
  return router;
}
