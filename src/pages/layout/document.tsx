import type { View } from '../page.js';
import { FIRST_FONTS, ICON, SCRIPT, STYLES } from './assets.js';
import { CookieNotice, OldBrowserNotice } from './notices.js';
import { LANGUAGE, words } from './words.js';

/** What all pages of one site have in common. */
export interface Site {
  /** Where readers reach it, such as `https://opinion.example`; empty where nobody said. */
  readonly origin: string;
}

interface DocumentProps {
  readonly site: Site;
  readonly view: View;
}

/** The frame of every page. */
export function Document({ site, view }: DocumentProps) {
  return (
    <html lang={LANGUAGE}>
      <Head site={site} view={view} />
      <body>
        <a class="skip" href="#main">
          {words('skip-to-content')}
        </a>
        <OldBrowserNotice />
        <Masthead />
        <main id="main" tabIndex={-1}>
          {view.main}
        </main>
        <CookieNotice />
        <Footer />
      </body>
    </html>
  );
}

function Head({ site, view }: DocumentProps) {
  const { title, description, canonical, feeds = [], head } = view;
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${title} – ${words('site-name')}`}</title>
      {description === undefined ? (
        <meta name="robots" content="noindex" />
      ) : (
        <meta name="description" content={description} />
      )}
      {canonical !== undefined && <link rel="canonical" href={`${site.origin}${canonical}`} />}
      <meta name="color-scheme" content="light dark" />
      <link rel="stylesheet" href={STYLES.url} />
      {FIRST_FONTS.map(({ url, contentType }) => (
        <link rel="preload" href={url} as="font" type={contentType} crossOrigin="anonymous" />
      ))}
      <script type="module" src={SCRIPT.url} />
      <link rel="icon" href={ICON.url} type="image/svg+xml" />
      {[...feeds, { title: words('feed-site'), path: '/feed.atom' }].map(({ title: name, path }) => (
        <link rel="alternate" type="application/atom+xml" title={name} href={path} />
      ))}
      {head}
    </head>
  );
}

function Masthead() {
  return (
    <header class="masthead">
      <div class="masthead-inner">
        <p class="site-name">
          <a href="/">{words('site-name')}</a>
        </p>
        <p class="tagline">{words('site-tagline')}</p>
        <nav aria-label={words('nav-account-label')}>
          {/* Of a fixed size: a script puts in who is signed in. */}
          <ul class="links whoever">
            <li>
              <a href="/account" data-masthead="account">
                {words('nav-account')}
              </a>
            </li>
            <li>
              <a href="/sign-in" data-masthead="session">
                {words('nav-sign-in')}
              </a>
            </li>
          </ul>
        </nav>
      </div>
    </header>
  );
}

function Footer() {
  return (
    <footer class="foot">
      <p>{words('footer-about')}</p>
      <nav aria-label={words('nav-footer-label')}>
        <ul class="links">
          <li>
            <a href="/">{words('nav-front')}</a>
          </li>
          <li>
            <a href="/rules">{words('nav-rules')}</a>
          </li>
          <li>
            <a href="/privacy">{words('nav-privacy')}</a>
          </li>
          <li>
            <a href="/cookies">{words('nav-cookies')}</a>
          </li>
          <li>
            <a href="/newsletter">{words('newsletter-title')}</a>
          </li>
          <li>
            <a href="/jobs">{words('nav-jobs')}</a>
          </li>
          <li>
            <a href="/report-illegal-content">{words('nav-report')}</a>
          </li>
          <li>
            <a href="/feed.atom">{words('nav-feed')}</a>
          </li>
        </ul>
      </nav>
    </footer>
  );
}
