import { contentOf, readPage, type ServerPage } from './server-pages.js';
import { focusOn, make } from './dom.js';
import { goToSignIn } from './server.js';
import { words } from './words.js';

/** A form that came with another page and stands within this one. */
export interface PlacedForm {
  /** What holds it, and whatever else that page shows. */
  readonly place: HTMLElement;
  /** The path, with its query, that the form belongs to. */
  readonly address: string;
  /** Where a sign-in leads back to, when the session ended meanwhile. */
  readonly wayBack: string;
  /** Keeps its ids apart from those of other forms here. */
  readonly prefix: string;
  readonly level: 2 | 3 | 4;
  /** Each time the form is there anew, before anybody sees it. */
  readonly prepare?: (form: HTMLFormElement) => unknown;
  /** It was accepted, and led to this page. */
  readonly done: (page: ServerPage) => Promise<void> | void;
}

/** Puts in what a page shows, and has its form posted from here: what is refused shows here, with what was filled in. */
export function placeForm(placed: PlacedForm, page: ServerPage): HTMLFormElement | null {
  placed.place.replaceChildren(contentOf(page, placed));
  const form = placed.place.querySelector('form');
  if (form === null) return null;
  placed.prepare?.(form);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void post(placed, form);
  });
  return form;
}

async function post(placed: PlacedForm, form: HTMLFormElement): Promise<void> {
  if (form.ariaBusy === 'true') return;
  form.ariaBusy = 'true';
  try {
    const page = await readPage(placed.address, fieldsOf(form));
    if (page.path === '/sign-in') goToSignIn(placed.wayBack);
    else if (page.redirected) await placed.done(page);
    else if (page.document.querySelector('main form') === null) showFault(form, words('act-refused'));
    else showRefusal(placed, page);
  } catch {
    showFault(form, words('act-unreachable'));
  } finally {
    form.ariaBusy = null;
  }
}

function fieldsOf(form: HTMLFormElement): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value);
  return fields;
}

function showRefusal(placed: PlacedForm, page: ServerPage): void {
  placeForm(placed, page);
  const invalid = placed.place.querySelector<HTMLElement>('[aria-invalid=true]');
  const field = invalid?.matches('fieldset') === true ? invalid.querySelector('input') : invalid;
  const problem = field ?? placed.place.querySelector<HTMLElement>('.problem');
  if (problem) focusOn(problem);
}

/** What no page says, such as that there is no connection. */
function showFault(form: HTMLFormElement, text: string): void {
  form.querySelector('.fault')?.remove();
  form.prepend(make('div', { class: 'problem fault', role: 'alert' }, make('p', {}, text)));
}
