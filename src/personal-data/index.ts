export { eraseAccounts, type EraseAccountsDeps } from './erase-accounts.js';
export { createErasureStore } from './erasure-store.js';
export { eraseBody, personalDataRoutes } from './personal-data-routes.js';
export { requestErasure, type RequestErasureDeps } from './request-erasure.js';
