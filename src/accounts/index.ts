export { createAccessTokenStore, type AccessTokenStore } from './access-token-store.js';
export { toViewer, type Account } from './account.js';
export { ACCOUNT_USAGE, runAccountCommand } from './account-command.js';
export { accountRoutes } from './account-routes.js';
export { forgottenPasswordBody, resetPasswordBody, signInBody, signUpBody } from './account-schemas.js';
export { signUp, type SignUpDeps } from './sign-up.js';
export { verifyEmail, type VerifyEmailDeps } from './verify-email.js';
export {
  requestPasswordReset,
  resetPassword,
  type RequestPasswordResetDeps,
  type ResetPasswordDeps,
} from './reset-password.js';
export { createAccountStore, type AccountStore } from './account-store.js';
export { createLinkTokenStore, type LinkTokenStore } from './link-token-store.js';
export { prepareAccountMail, type PrepareAccountMailDeps, type PreparedAccountMail } from './prepare-account-mail.js';
export type { AccountMail, RequestAccountMail } from './up-calls.js';
export { findViewer, resolveToken } from './find-viewer.js';
export { createPasswords, randomPassword, type Passwords } from './passwords.js';
export { setAccount, type SetAccountDeps } from './set-account.js';
export { createSignInStrategy } from './sign-in-strategy.js';
export { runTokenCommand, TOKEN_USAGE } from './token-command.js';
export { createAccountImportStore, type ImportedAccount } from './account-import-store.js';
