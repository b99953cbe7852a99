export { toViewer, type Account } from './account.js';
export { createAccountStore, type AccountStore } from './account-store.js';
