import { arrived } from './arrivals.js';
import { isShownHere } from './comments.js';
import { announce, focusOn } from './dom.js';
import { readPage } from './server-pages.js';
import { words } from './words.js';

/** Puts the comments of the next page beneath those that are there. */
export async function loadMore(link: HTMLAnchorElement): Promise<void> {
  const page = await readPage(link.pathname + link.search);
  if (page.status !== 200) throw new Error('There is no next page.');
  const list = document.querySelector('.threads');
  const added = [...page.document.querySelectorAll<HTMLElement>('.threads > li')]
    // What came in the meantime moves others to the next page.
    .filter((thread) => !isShownHere(thread))
    .map((thread) => document.importNode(thread, true));
  list?.append(...added);
  const next = page.document.querySelector<HTMLAnchorElement>('.paging a[rel=next]');
  if (next === null) link.remove();
  else link.setAttribute('href', next.getAttribute('href') ?? '');
  for (const thread of added) arrived(thread);
  announce(words('comment-more-shown', { count: added.length }));
  const [first] = added;
  const comment = first?.querySelector<HTMLElement>('article.comment');
  if (comment) focusOn(comment);
}
