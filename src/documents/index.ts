export type { DocumentName } from './document.js';
export { documentCache, documentRoutes, type DocumentRoutesDeps } from './document-routes.js';
export { createDocumentStore, type DocumentStore } from './document-store.js';
export { documentInForce } from './read-document.js';
