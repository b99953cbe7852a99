import { arrived, onArrival } from './arrivals.js';
import { articleShown, commentById, isShownHere } from './comments.js';
import { announce, button, focusOn, make } from './dom.js';
import { readPage } from './server-pages.js';
import { words } from './words.js';

interface Told {
  readonly id: string;
}

/** Comments that were published since the page came, by their ids; they wait for a click. */
const waiting = new Set<string>();
/** Whether these are all. */
let isComplete = true;
let lastId = '';
let source: EventSource | undefined;

/** Follows what is published under the article while somebody looks: a hidden page keeps no connection. */
export function followNews(): void {
  if (document.querySelector('.news') === null) return;
  const sync = (): void => {
    if (document.hidden) leave();
    else listen();
  };
  document.addEventListener('visibilitychange', sync);
  onArrival(show);
  window.addEventListener('pagehide', leave);
  window.addEventListener('pageshow', sync);
  sync();
}

function leave(): void {
  source?.close();
  source = undefined;
}

function listen(): void {
  const slug = articleShown();
  if (slug === null || source !== undefined) return;
  const after = lastId === '' ? '' : `?after=${encodeURIComponent(lastId)}`;
  source = new EventSource(`/api/v1/articles/${slug}/comments/stream${after}`);
  on('ready', () => undefined);
  on('reset', () => {
    isComplete = false;
    show();
  });
  on('comment.published', ({ id }) => {
    // One's own stands there already, or is about to.
    if (commentById(id) === null) waiting.add(id);
    setTimeout(show, SETTLE_MS);
  });
  on('comment.gone', ({ id }) => {
    waiting.delete(id);
    show();
  });
}

/** As long as the answer to one's own comment may take to be shown. */
const SETTLE_MS = 1000;

function on(name: string, tell: (told: Told) => void): void {
  source?.addEventListener(name, (event) => {
    const { lastEventId, data } = event as MessageEvent<string>;
    lastId = lastEventId;
    tell(JSON.parse(data) as Told);
  });
}

function show(): void {
  const place = document.querySelector('.news');
  for (const id of waiting) if (commentById(id) !== null) waiting.delete(id);
  if (place === null) return;
  const text = isComplete ? words('news-comments', { count: waiting.size }) : words('news-unknown');
  if (isComplete && waiting.size === 0) place.replaceChildren();
  else if (place.textContent !== text) place.replaceChildren(button(text, () => void fetchNews(), { class: 'quiet' }));
}

/** Puts in what is new on the first page of the list, and answers beneath what they answer. */
async function fetchNews(): Promise<void> {
  const slug = articleShown() ?? '';
  const page = await readPage(`/articles/${slug}?sort=newest`);
  const added: HTMLElement[] = [];
  const threads = [...page.document.querySelectorAll<HTMLElement>('.threads > li')].reverse();
  for (const thread of threads) added.push(...merge(thread));
  const [target] = [...waiting];
  waiting.clear();
  isComplete = true;
  document.querySelector('.news')?.replaceChildren();
  document.querySelector('.comments .none')?.remove();
  takeHeading(page.document);
  const first = added
    .toReversed()
    .find((thread) => thread.isConnected)
    ?.querySelector<HTMLElement>('article.comment');
  if (first) {
    focusOn(first);
    announce(words('news-shown', { count: added.length }));
  } else if (target !== undefined) location.assign(`/articles/${slug}/comments/${target}#comment-${target}`);
}

function takeHeading(page: Document): void {
  const [here, there] = [document, page].map((each) => each.getElementById('comments-heading'));
  if (here && there) here.textContent = there.textContent;
}

/** What of a thread was not here. */
function merge(thread: HTMLElement): HTMLElement[] {
  const id = thread.querySelector('article.comment')?.id ?? '';
  const here = document.getElementById(id)?.closest('li') ?? null;
  if (here === null) {
    const made = document.importNode(thread, true);
    document.querySelector('.threads')?.prepend(made);
    arrived(made);
    return [made];
  }
  const answers = [...thread.querySelectorAll<HTMLElement>(':scope > .answers > li')].filter(
    (answer) => !isShownHere(answer),
  );
  const made = answers.map((answer) => document.importNode(answer, true));
  if (made.length === 0) return [];
  let list = here.querySelector(':scope > .answers');
  if (list === null) {
    list = make('ol', { class: 'answers' });
    here.querySelector('article.comment')?.after(list);
  }
  list.append(...made);
  for (const each of made) arrived(each);
  return made;
}
