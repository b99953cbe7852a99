export { createAccessTokenStore, type AccessTokenStore } from './access-token-store.js';
export { toViewer, type Account } from './account.js';
export { accountRoutes } from './account-routes.js';
export { createAccountStore, type AccountStore } from './account-store.js';
export { findViewer, resolveToken } from './find-viewer.js';
export { createPasswords, type Passwords } from './passwords.js';
export { createSignInStrategy } from './sign-in-strategy.js';
export { signUp } from './sign-up.js';
