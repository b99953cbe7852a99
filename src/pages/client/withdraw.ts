import { commentAround } from './comments.js';
import { makeDialog, nameDialog } from './dialog.js';
import { announce, make } from './dom.js';
import { placeForm, type PlacedForm } from './post-form.js';
import { readPage } from './server-pages.js';
import { words } from './words.js';

/** Asks, over the page, whether a comment is to be taken back. */
export async function openWithdrawal(link: HTMLAnchorElement): Promise<void> {
  const comment = commentAround(link);
  if (comment === null) return;
  const page = await readPage(link.pathname);
  if (page.path !== link.pathname || page.status !== 200) throw new Error('This cannot be taken back here.');
  let isDone = false;
  const next = (): HTMLElement | null => (isDone ? goneOf(comment) : link);
  const dialog = makeDialog(next);
  const done = (): void => {
    isDone = true;
    dialog.close();
    announce(words('say-withdrawn'));
  };
  const wayBack = `${location.pathname}${location.search}#${comment.id}`;
  const prepare = () => nameDialog(dialog.element);
  const placed: PlacedForm = {
    place: dialog.place,
    address: link.pathname,
    wayBack,
    prefix: 'dialog',
    level: 2,
    prepare,
    done,
  };
  placeForm(placed, page);
  dialog.show();
}

/** A placeholder where it stood; the next page has none unless there are answers. */
function goneOf(comment: HTMLElement): HTMLElement {
  const gone = make('article', { class: 'comment gone', id: comment.id }, make('p', {}, words('comment-removed')));
  comment.replaceWith(gone);
  return gone;
}
