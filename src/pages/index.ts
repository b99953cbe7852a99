export { answerErrorPage } from './answer-error-page.js';
export { assetRoutes } from './layout/asset-routes.js';
export { cookieNoticeStyle } from './documents/cookie-notice-style.js';
export { createRender } from './layout/render-page.js';
export type { AnyPage } from './page.js';
export { files } from './files.js';
export { mountFiles } from './mount-files.js';
export { mountPages } from './mount-pages.js';
export { pages, type PagesDeps } from './pages.js';
