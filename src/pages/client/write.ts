import { arrived } from './arrivals.js';
import { commentAround, commentById } from './comments.js';
import { announce, button, focusOn, make } from './dom.js';
import { enhanceEditor, forgetDraft } from './editor/editor.js';
import { showHeld } from './held.js';
import { placeForm } from './post-form.js';
import { goToSignIn, readSession } from './server.js';
import { readPage, type ServerPage } from './server-pages.js';
import { words } from './words.js';

interface WritingPlace {
  /** What opened it; hidden meanwhile where `hidesLink`, and focused again when it is closed. */
  readonly link: HTMLAnchorElement;
  /** Puts the form where it belongs. */
  readonly put: (place: HTMLElement) => void;
  readonly wayBack: string;
  /** The comment as a page shows it now that it is accepted. */
  readonly published: (id: string, page: ServerPage) => void;
  readonly said: string;
}

/** The form that is open; there is one at a time, so that nobody loses sight of a text. */
let open: { readonly link: HTMLAnchorElement; readonly close: () => void } | null = null;

/** Opens the page that a link leads to as a form within this one. */
async function write({ link, put, wayBack, published, said }: WritingPlace): Promise<void> {
  if ((await readSession()).account === null) {
    goToSignIn(wayBack);
    return;
  }
  const address = link.pathname + link.search;
  const page = await readPage(address);
  if (page.path !== link.pathname || page.status !== 200) throw new Error('Nothing can be written here.');
  open?.close();
  const place = make('div', { class: 'placed' });
  const close = (): void => {
    place.remove();
    open = null;
  };
  const done = async (answer: ServerPage): Promise<void> => {
    forgetDraft(address);
    close();
    await showAccepted(answer, published, said);
  };
  const prepare = (form: HTMLFormElement): void => prepareForm(form, { address, link, close });
  placeForm({ place, address, wayBack, prefix: 'here', level: 4, prepare, done }, page);
  put(place);
  open = { link, close };
  place.querySelector('textarea')?.focus();
}

interface FormFrame {
  readonly address: string;
  readonly link: HTMLAnchorElement;
  readonly close: () => void;
}

function prepareForm(form: HTMLFormElement, { address, link, close }: FormFrame): void {
  enhanceEditor(form, address);
  const leave = (): void => {
    close();
    focusOn(link);
  };
  form.querySelector('button[type=submit]')?.after(' ', button(words('act-cancel'), leave, { class: 'quiet' }));
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') leave();
  });
}

/** It is published and leads to its place, or waits for an editor and leads to the account. */
async function showAccepted(page: ServerPage, published: WritingPlace['published'], said: string): Promise<void> {
  const [, id = ''] = /\/comments\/([0-9a-f]{24})$/.exec(page.path) ?? [];
  if (id === '') {
    await showHeld({ isNew: true });
    return;
  }
  published(id, page);
  const comment = commentById(id);
  if (comment === null) return;
  arrived(comment.closest('li') ?? comment);
  focusOn(comment);
  announce(said);
}

const wayBackTo = (id: string) => `${location.pathname}${location.search}#${id}`;

/** Answers a comment beneath it. */
export async function openAnswer(link: HTMLAnchorElement): Promise<void> {
  const comment = commentAround(link);
  if (comment === null) return;
  await write({
    link,
    put: (place) => comment.after(place),
    wayBack: wayBackTo(comment.id),
    published: (id, page) => answersTo(comment).append(threadOf(page, id)),
    said: words('say-posted'),
  });
}

/** Where answers to a comment stand; those to answers stand with them, as two levels are shown. */
function answersTo(comment: HTMLElement): Element {
  const entry = comment.closest('li');
  const list = entry === null ? document.querySelector('.threads') : null;
  const found = list ?? comment.closest('.answers') ?? entry?.querySelector(':scope > .answers');
  if (found) return found;
  const made = make('ol', { class: 'answers' });
  comment.after(made);
  return made;
}

/** A comment that stands on a page of its own, as an entry of a list. */
function threadOf(page: ServerPage, id: string): HTMLElement {
  const comment = page.document.getElementById(`comment-${id}`);
  if (comment === null) throw new Error('The comment is not on its page.');
  return make('li', {}, document.importNode(comment, true));
}

/** Begins a comment on the article. */
export async function openSay(link: HTMLAnchorElement): Promise<void> {
  await write({
    link,
    put: (place) => document.getElementById('say')?.append(place),
    wayBack: wayBackTo('say'),
    published: (id, page) => {
      document.querySelector('.threads')?.prepend(threadOf(page, id));
      document.querySelector('.comments .none')?.remove();
    },
    said: words('say-posted'),
  });
}

/** Edits one's own comment where it stands. */
export async function openEdit(link: HTMLAnchorElement): Promise<void> {
  const comment = commentAround(link);
  if (comment === null) return;
  await write({
    link,
    put: (place) => comment.after(place),
    wayBack: wayBackTo(comment.id),
    published: (id, page) => {
      const changed = page.document.getElementById(`comment-${id}`);
      if (changed !== null) comment.replaceWith(document.importNode(changed, true));
    },
    said: words('say-changed'),
  });
}
