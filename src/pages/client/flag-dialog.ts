import { commentAround, commentById, idOf, noteUnder } from './comments.js';
import { type OpenDialog, makeDialog, nameAndFocus, nameDialog } from './dialog.js';
import { announce, focusOn } from './dom.js';
import { markFlagged, markUnflagged } from './marks.js';
import { placeForm, type PlacedForm } from './post-form.js';
import { change, goToSignIn, refusalOf, readSession } from './server.js';
import { contentOf, readPage, type ServerPage } from './server-pages.js';
import { words } from './words.js';

/** Opens the form by which a comment is flagged, over the page. */
export async function openFlagDialog(link: HTMLAnchorElement): Promise<void> {
  const comment = commentAround(link);
  if (comment === null) return;
  const wayBack = `${location.pathname}${location.search}#flag-${idOf(comment)}`;
  if ((await readSession()).account === null) {
    goToSignIn(wayBack);
    return;
  }
  const page = await readPage(link.pathname);
  if (page.path !== link.pathname || page.status !== 200) throw new Error('This comment cannot be flagged here.');
  const dialog = makeDialog(() => commentById(idOf(comment))?.querySelector<HTMLElement>('.complaint a') ?? comment);
  const placed: PlacedForm = {
    place: dialog.place,
    address: link.pathname,
    wayBack,
    prefix: 'dialog',
    level: 2,
    prepare: () => nameDialog(dialog.element),
    done: (answer) => showFlagged(dialog, comment, answer),
  };
  placeForm(placed, page);
  takeOverUndo(dialog, comment);
  dialog.show();
}

/** The page that the form leads to says what happens next. */
function showFlagged(dialog: OpenDialog, comment: HTMLElement, page: ServerPage): void {
  dialog.place.replaceChildren(contentOf(page, { prefix: 'dialog', level: 2 }));
  const said = dialog.place.querySelector('[role=status]');
  // It is read out because the focus goes there; the reader may be told the outcome in the account.
  said?.removeAttribute('role');
  takeOverUndo(dialog, comment);
  nameAndFocus(dialog.element);
  markFlagged(comment, true);
  if (said instanceof HTMLElement) focusOn(said);
}

/** The links of that page: one takes the flag back, one leads to the article, which is here. */
function takeOverUndo(dialog: OpenDialog, comment: HTMLElement): void {
  const undo = dialog.place.querySelector<HTMLAnchorElement>('a[href$="/unflag"]');
  undo?.addEventListener('click', (event) => {
    event.preventDefault();
    void takeBack(comment, () => dialog.close());
  });
  dialog.place
    .querySelector(`a[href$="#comment-${idOf(comment)}"]`)
    ?.closest('li')
    ?.remove();
}

/** Takes a flag back by the link beneath the comment. */
export async function undoFlag(link: HTMLAnchorElement): Promise<void> {
  const comment = commentAround(link);
  if (comment === null) return;
  await takeBack(comment, () => undefined);
}

async function takeBack(comment: HTMLElement, then: () => void): Promise<void> {
  const answer = await change('DELETE', `/comments/${idOf(comment)}/flags`);
  if (answer.ok) {
    markUnflagged(comment);
    then();
    const link = comment.querySelector<HTMLElement>('.complaint a');
    if (link !== null) focusOn(link);
    announce(words('flag-undone'));
  } else {
    then();
    noteUnder(comment, await refusalOf(answer));
  }
}
