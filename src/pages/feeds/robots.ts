import { definePublicFile, type AnyFile } from '../file.js';

/** What belongs to one person, or only leads to a form. */
const NOT_FOR_ROBOTS = [
  ...['/api/', '/dev/', '/account', '/sign-in', '/sign-up', '/sign-out', '/forgotten-password', '/reset-password'],
  ...['/verify-email', '/comments/', '/articles/*/comment$', '/articles/*/comment?', '/jobs', '/newsletter/'],
  ...['/report-illegal-content', '/cookie-choice'],
];

/** What search engines may read, and where to begin. */
export function robotsFile({ origin }: { readonly origin: string }): AnyFile {
  const lines = [
    'User-agent: *',
    ...NOT_FOR_ROBOTS.map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${origin}/sitemap.xml`,
  ];
  return definePublicFile({
    path: '/robots.txt',
    contentType: 'text/plain; charset=utf-8',
    cache: () => 'robots',
    write: () => `${lines.join('\n')}\n`,
  });
}
