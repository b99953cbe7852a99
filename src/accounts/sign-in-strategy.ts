import { Strategy } from 'passport-local';
import { toViewer } from './account.js';
import { checkCredentials, type CheckCredentialsDeps } from './check-credentials.js';

/** Passport's strategy for an e-mail address and a password; it succeeds with a `Viewer`. */
export function createSignInStrategy(deps: CheckCredentialsDeps): Strategy {
  return new Strategy(
    { usernameField: 'email', passwordField: 'password', session: false },
    (email, password, done) => {
      checkCredentials(deps, { email, password }).then(
        (account) => done(null, account === null ? false : toViewer(account)),
        (error: unknown) => done(error),
      );
    },
  );
}
