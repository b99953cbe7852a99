import { button, focusOn, make } from '../dom.js';
import { change, refusalOf } from '../server.js';
import { words } from '../words.js';
import { cleanNodes } from './clean-nodes.js';

/** The button that shows what is written as it will look, and the place for it. */
export function previewOf(textarea: HTMLTextAreaElement): readonly [HTMLButtonElement, HTMLElement] {
  const place = make('section', { class: 'preview', hidden: '', 'aria-label': words('write-preview-title') });
  const toggle = button(words('write-preview'), () => void press(), { class: 'quiet', 'aria-expanded': 'false' });
  const press = async (): Promise<void> => {
    place.hidden = !place.hidden;
    toggle.setAttribute('aria-expanded', String(!place.hidden));
    if (place.hidden) return;
    place.replaceChildren(make('h5', {}, words('write-preview-title')), await render(textarea.value));
    focusOn(place);
  };
  return [toggle, place];
}

async function render(body: string): Promise<Node> {
  if (body.trim() === '') return make('p', {}, words('write-preview-empty'));
  try {
    const answer = await change('POST', '/comments/preview', { body });
    if (answer.ok) return make('div', { class: 'prose' }, cleanNodes(((await answer.json()) as Preview).bodyHtml));
    return make('p', {}, await refusalOf(answer));
  } catch {
    return make('p', {}, words('act-unreachable'));
  }
}

interface Preview {
  readonly bodyHtml: string;
}
