import { articleShown } from './comments.js';
import { announce, focusOn, make } from './dom.js';
import { cleanNodes } from './editor/clean-nodes.js';
import { readSession } from './server.js';
import { type OwnComment, readViewer } from './viewer.js';
import { words } from './words.js';

/** Says who is signed in, or how many of their comments wait for an editor: in the line that is there for it. */
export async function showSayLine(own: readonly OwnComment[]): Promise<void> {
  const line = document.querySelector('.say-line');
  const { account } = await readSession();
  if (line === null || account === null) return;
  const held = own.filter(({ status }) => status === 'held');
  line.replaceChildren(
    held.length === 0 ? words('say-signed-in', { name: account.displayName }) : heldButton(line, held),
  );
}

function heldButton(line: Element, held: readonly OwnComment[]): HTMLButtonElement {
  const control = make(
    'button',
    { type: 'button', class: 'linklike', 'aria-expanded': 'false' },
    words('say-held', { count: held.length }),
  );
  control.addEventListener('click', () => {
    const isOpen = control.getAttribute('aria-expanded') === 'true';
    control.setAttribute('aria-expanded', String(!isOpen));
    document.querySelector('.held')?.remove();
    if (!isOpen) line.after(make('ul', { class: 'held' }, ...held.map(heldItem)));
  });
  return control;
}

/** What the author alone reads: the text, and why it waits. */
function heldItem({ id, bodyHtml, screening = [] }: OwnComment): HTMLElement {
  const link = (act: string, text: string) => make('a', { href: `/comments/${id}/${act}` }, text);
  return make(
    'li',
    { tabindex: '-1' },
    make('p', { class: 'meta' }, make('strong', {}, words('status-held'))),
    make('div', { class: 'prose' }, cleanNodes(bodyHtml)),
    ...screening.map(({ message }) => make('p', { class: 'aside' }, message)),
    make('p', { class: 'row' }, link('edit', words('edit-title')), link('withdraw', words('withdraw-submit'))),
  );
}

/** Reads anew what is held, and shows it; where there is no place for it, the account has it. */
export async function showHeld({ isNew }: { readonly isNew: boolean }): Promise<void> {
  const slug = articleShown();
  const line = document.querySelector('.say-line');
  if (slug === null || line === null) {
    location.assign('/account#comments');
    return;
  }
  const { own } = await readViewer(slug);
  document.querySelector('.held')?.remove();
  await showSayLine(own);
  line.querySelector('button')?.click();
  const first = document.querySelector<HTMLElement>('.held > li');
  if (first !== null) focusOn(first);
  if (isNew) announce(words('say-posted-held'));
}
