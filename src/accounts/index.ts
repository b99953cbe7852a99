export { createAccessTokenStore, type AccessTokenStore } from './access-token-store.js';
export { FORMER_READER, toViewer, type Account } from './account.js';
export { ACCOUNT_USAGE, runAccountCommand } from './account-command.js';
export { accountRoutes } from './account-routes.js';
export {
  changeEmailBody,
  changePasswordBody,
  displayNameSchema,
  emailSchema,
  forgottenPasswordBody,
  interestsSchema,
  resetPasswordBody,
  signInBody,
  signUpBody,
} from './account-schemas.js';
export { changeDisplayName, type ChangeDisplayNameDeps } from './change-display-name.js';
export {
  cancelEmailChange,
  confirmEmailChange,
  requestEmailChange,
  type ConfirmEmailChangeDeps,
  type RequestEmailChangeDeps,
} from './change-email.js';
export { changePassword, type ChangePasswordDeps } from './change-password.js';
export { chooseInterests, type ChooseInterestsDeps } from './choose-interests.js';
export { createBarredAddressStore, type BarredAddressStore } from './barred-address-store.js';
export { confirmPassword, stillConfirmed, type ConfirmPasswordDeps } from './confirm-password.js';
export { eraseAccount, nobodysHash, type EraseAccountDeps } from './erase-account.js';
export { endOtherSessions, endSession, type EndSessionDeps } from './end-session.js';
export { listSessions, presentOpenSession, type ListSessionsDeps } from './list-sessions.js';
export { nextRename } from './display-name.js';
export { signUp, type SignUpDeps } from './sign-up.js';
export {
  requestVerification,
  verifyEmail,
  type RequestVerificationDeps,
  type VerifyEmailDeps,
} from './verify-email.js';
export {
  requestPasswordReset,
  resetPassword,
  type RequestPasswordResetDeps,
  type ResetPasswordDeps,
} from './reset-password.js';
export { createAccountStore, type AccountStore } from './account-store.js';
export { createLinkTokenStore, type LinkTokenStore } from './link-token-store.js';
export { prepareAccountMail, type PrepareAccountMailDeps, type PreparedAccountMail } from './prepare-account-mail.js';
export type { AccountMail, NoteRenamed, RequestAccountMail } from './up-calls.js';
export { findViewer, resolveToken } from './find-viewer.js';
export { createPasswords, randomPassword, type Passwords } from './passwords.js';
export { setAccount, type SetAccountDeps } from './set-account.js';
export { createSignInStrategy } from './sign-in-strategy.js';
export { runTokenCommand, TOKEN_USAGE } from './token-command.js';
export { createAccountImportStore, type ImportedAccount } from './account-import-store.js';
