import { button, make } from '../dom.js';
import { words } from '../words.js';
import { type Mark, markUp } from './mark-up.js';

/** The buttons that mark up what is selected, and Ctrl+B and Ctrl+I. */
export function toolsFor(textarea: HTMLTextAreaElement): HTMLElement {
  const named: readonly (readonly [Mark, string])[] = [
    ['strong', words('write-bold')],
    ['em', words('write-italic')],
    ['blockquote', words('write-quote')],
    ['ul', words('write-list')],
    ['a', words('write-web-link')],
  ];
  textarea.addEventListener('keydown', (event) => {
    const mark = { b: 'strong', i: 'em' }[event.key.toLowerCase()] as Mark | undefined;
    if (mark === undefined || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    event.preventDefault();
    apply(textarea, mark);
  });
  const buttons = named.map(([mark, name]) => button(name, () => apply(textarea, mark)));
  return make('div', { class: 'row tools', role: 'group', 'aria-label': words('write-tools') }, ...buttons);
}

function apply(textarea: HTMLTextAreaElement, mark: Mark): void {
  const { value, selectionStart: start, selectionEnd: end } = textarea;
  const { replaced, by, selected } = markUp(value, { start, end }, mark);
  textarea.focus();
  textarea.setSelectionRange(replaced.start, replaced.end);
  insert(textarea, by);
  textarea.setSelectionRange(selected.start, selected.end);
}

/** As if it was typed, so that it can be undone; browsers have no other way for that. */
function insert(textarea: HTMLTextAreaElement, text: string): void {
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  if (document.execCommand(text === '' ? 'delete' : 'insertText', false, text)) return;
  textarea.setRangeText(text);
  textarea.dispatchEvent(new Event('input', { bubbles: true }));
}
