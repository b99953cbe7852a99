import { readSession } from './server.js';
import { words } from './words.js';

/** Says who is signed in, in the places that the page keeps for it. */
export async function showWhoIsSignedIn(): Promise<void> {
  const { account } = await readSession();
  if (account === null) return;
  const own = document.querySelector<HTMLElement>('[data-masthead=account]');
  const session = document.querySelector<HTMLAnchorElement>('[data-masthead=session]');
  if (own !== null) {
    own.textContent = account.displayName;
    own.title = words('nav-account');
    own.setAttribute('aria-label', `${words('nav-account')}: ${account.displayName}`);
  }
  if (session !== null) {
    session.textContent = words('sign-out-title');
    session.href = '/sign-out';
  }
}
