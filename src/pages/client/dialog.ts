import { button, focusOn, make } from './dom.js';
import { words } from './words.js';

export interface OpenDialog {
  readonly element: HTMLDialogElement;
  /** What the dialog shows, apart from the button that closes it. */
  readonly place: HTMLElement;
  readonly show: () => void;
  readonly close: () => void;
}

/** A dialog over the page. When it closes, the focus goes to what `next` finds, such as the link that opened it. */
export function makeDialog(next: () => HTMLElement | null): OpenDialog {
  const place = make('div');
  const element = make('dialog', { class: 'sheet' });
  const close = (): void => element.close();
  element.append(place, make('p', { class: 'row' }, button(words('act-close'), close, { class: 'quiet' })));
  element.addEventListener('close', () => {
    element.remove();
    const target = next();
    if (target !== null) focusOn(target);
  });
  const show = (): void => {
    document.body.append(element);
    element.showModal();
    nameAndFocus(element);
  };
  return { element, place, show, close };
}

/** To be called when what the dialog shows has become another thing. */
export function nameAndFocus(element: HTMLDialogElement): void {
  const heading = nameDialog(element);
  if (heading !== null) focusOn(heading);
}

/** A dialog is called as its heading says. */
export function nameDialog(element: HTMLDialogElement): HTMLElement | null {
  const heading = element.querySelector<HTMLElement>('h2');
  if (heading === null) return null;
  heading.id = 'dialog-heading';
  element.setAttribute('aria-labelledby', heading.id);
  return heading;
}
