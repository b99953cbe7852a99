import { words } from './words.js';

/** Where pages ask whether the notice on cookies is to be shown. */
export const COOKIE_NOTICE_STYLE = '/cookie-notice.css';

/** Below what every page is about, until one has chosen; whether it is shown, a style sheet says. */
export function CookieNotice() {
  return (
    <>
      <link rel="stylesheet" href={COOKIE_NOTICE_STYLE} />
      <section class="cookie-notice" aria-labelledby="cookie-notice">
        <h2 id="cookie-notice">{words('cookie-notice-title')}</h2>
        <p>
          {words('cookie-notice-text')} <a href="/privacy">{words('nav-privacy')}</a>{' '}
          <a href="/cookies">{words('nav-cookies')}</a>
        </p>
        <form method="post" action="/cookie-choice">
          <button type="submit" name="choice" value="needed">
            {words('cookie-notice-needed')}
          </button>{' '}
          <button type="submit" name="choice" value="all">
            {words('cookie-notice-all')}
          </button>
        </form>
      </section>
    </>
  );
}

/** Hidden by what only browsers understand that show these pages as they are meant to be (styles.css). */
export function OldBrowserNotice() {
  return (
    <p class="old-browser" data-nosnippet>
      <strong>{words('old-browser-title')}</strong> {words('old-browser-text')}
    </p>
  );
}
