import { defineRoute, type Route } from '../platform/http/route.js';
import { changeDocument, type ChangeDocumentDeps } from './change-document.js';
import type { DocumentName } from './document.js';
import {
  changeDocumentBody,
  documentAnswer,
  documentParams,
  documentVersionAnswer,
  documentVersionPageAnswer,
  listDocumentVersionsQuery,
  readDocumentQuery,
} from './document-schemas.js';
import type { DocumentStore } from './document-store.js';
import { listDocumentVersions } from './list-document-versions.js';
import { documentInForce, documentOfVersion } from './read-document.js';

export interface DocumentRoutesDeps extends ChangeDocumentDeps {
  readonly documentStore: DocumentStore;
}

/** What finished answers that show a document are dropped by. */
export const documentCache = (name: DocumentName) => `document:${name}`;

export function documentRoutes(deps: DocumentRoutesDeps): readonly Route[] {
  return [readRoute(deps), changeRoute(deps), listVersionsRoute(deps)];
}

function readRoute(deps: DocumentRoutesDeps): Route {
  return defineRoute({
    method: 'get',
    path: '/documents/:name',
    summary: 'Read a document of the publisher, in force or in an earlier version',
    permission: 'document.read',
    params: documentParams,
    query: readDocumentQuery,
    answers: { 200: documentAnswer },
    errors: ['not_found'],
    cache: ({ name }) => documentCache(name),
    handle: async ({ params: { name }, query: { version } }) => {
      const read =
        version === undefined ? documentInForce(deps, name, deps.clock.now()) : documentOfVersion(deps, name, version);
      const { title, body, effectiveFrom, ...found } = await read;
      return { status: 200, body: { name, version: found.version, title, body, effectiveFrom } };
    },
  });
}

function changeRoute(deps: DocumentRoutesDeps): Route {
  return defineRoute({
    method: 'put',
    path: '/documents/:name',
    summary: 'Make the next version of a document, at once or from a time on',
    permission: 'document.write',
    limit: 'write',
    params: documentParams,
    body: changeDocumentBody,
    answers: { 200: documentVersionAnswer },
    errors: ['not_found', 'document_changed'],
    handle: async ({ viewer, params: { name }, body: { effectiveFrom = null, ...rest } }) => ({
      status: 200,
      body: await changeDocument(deps, { ...rest, name, effectiveFrom, editorId: viewer.id }),
    }),
  });
}

function listVersionsRoute(deps: DocumentRoutesDeps): Route {
  return defineRoute({
    method: 'get',
    path: '/documents/:name/versions',
    summary: 'List the versions of a document that editors have made, newest first',
    permission: 'document.write',
    params: documentParams,
    query: listDocumentVersionsQuery,
    answers: { 200: documentVersionPageAnswer },
    errors: ['not_found', 'invalid_cursor'],
    handle: async ({ params: { name }, query }) => ({
      status: 200,
      body: await listDocumentVersions(deps, name, query),
    }),
  });
}
