import type { ComponentChildren } from 'preact';
import { z } from 'zod';
import { words } from '../layout/words.js';

/** What one did here and what became of it, and what one changes, in the order in which they are offered. */
const PARTS = [
  [
    { path: '/account', name: 'account-nav-overview' },
    { path: '/account/notifications', name: 'account-told' },
    { path: '/account/comments', name: 'account-comments' },
    { path: '/account/flags', name: 'account-flags' },
    { path: '/account/decisions', name: 'account-decisions' },
  ],
  [
    { path: '/account/name', name: 'account-nav-name' },
    { path: '/account/email', name: 'account-nav-email' },
    { path: '/account/password', name: 'account-nav-password' },
    { path: '/account/sessions', name: 'sessions-title' },
    { path: '/account/notification-settings', name: 'choices-title' },
    { path: '/account/interests', name: 'interests-title' },
    { path: '/account/export', name: 'export-title' },
    { path: '/account/delete', name: 'delete-title' },
  ],
] as const;

type Part = (typeof PARTS)[number][number]['path'];

interface AccountFrameProps {
  readonly at: Part;
  readonly title: string;
  /** What was done just now, and brought the reader here. */
  readonly done?: string | null;
  readonly children: ComponentChildren;
}

/** A part of one's account, with the way to the others. */
export function AccountFrame({ at, title, done = null, children }: AccountFrameProps) {
  return (
    <div class="page account-page">
      <nav class="account-nav" aria-label={words('account-nav-label')}>
        {PARTS.map((parts) => (
          <ul class="links">
            {parts.map(({ path, name }) => (
              <li>
                <a href={path} aria-current={path === at ? 'page' : undefined}>
                  {words(name)}
                </a>
              </li>
            ))}
          </ul>
        ))}
      </nav>
      <div>
        <h1>{title}</h1>
        {done !== null && (
          <p class="done" role="status">
            {done}
          </p>
        )}
        {children}
      </div>
    </div>
  );
}

/** The query of a page to which a form that was done leads back: what was done, by its name. */
export const doneQuery = z.object({ done: z.string().max(20).optional() });

interface PagingProps {
  readonly path: Part;
  readonly isFirst: boolean;
  readonly nextCursor: string | null;
}

/** The way on through a list that has more than one page. */
export function Paging({ path, isFirst, nextCursor }: PagingProps) {
  if (isFirst && nextCursor === null) return null;
  return (
    <p class="paging">
      {!isFirst && <a href={path}>{words('list-first')}</a>}
      {nextCursor !== null && (
        <a rel="next" href={`${path}?cursor=${nextCursor}`}>
          {words('list-earlier')}
        </a>
      )}
    </p>
  );
}
