import { button, make } from '../dom.js';
import { words } from '../words.js';
import { lengthWritten } from './characters.js';
import { draftKey, Drafts, isRecent } from './drafts.js';
import { previewOf } from './preview.js';
import { toolsFor } from './tools.js';

const drafts = new Drafts(() => localStorage);
const KEEP_AFTER_MS = 300;

/** Makes an editor of the form of a page on which a comment is written; `address` is that page's. */
export function enhanceEditor(form: HTMLFormElement, address: string): void {
  const textarea = form.querySelector<HTMLTextAreaElement>('textarea[name=body]');
  if (textarea === null) return;
  const [toggle, preview] = previewOf(textarea);
  textarea.before(toolsFor(textarea));
  textarea.after(charactersLeft(textarea), preview);
  form.querySelector('button[type=submit]')?.after(' ', toggle);
  keepDraft(textarea, draftKey(address));
}

const SENT = 'belowline-sent';

/** On the page that a form is posted from by itself: what it leads to will tell whether the text is with the service. */
export function noteSending(form: HTMLFormElement, address: string): void {
  form.addEventListener('submit', () => sessionStorage.setItem(SENT, address));
}

/** To be called on each page: a form that led anywhere but back to itself, or to sign in, was accepted. */
export function forgetWhatWasSent(here: Location): void {
  const address = sessionStorage.getItem(SENT);
  sessionStorage.removeItem(SENT);
  const isBack = address === here.pathname + here.search || here.pathname === '/sign-in';
  if (address !== null && !isBack) forgetDraft(address);
}

/** To be called once the text is with the service. */
export function forgetDraft(address: string): void {
  const key = draftKey(address);
  if (key !== null) drafts.forget(key);
}

export function forgetOldDrafts(): void {
  drafts.forgetAll((at) => isRecent(at, Date.now()));
}

export function forgetAllDrafts(): void {
  drafts.forgetAll(() => false);
}

/** Seen while writing; read out when little is left, and not at each letter. */
function charactersLeft(textarea: HTMLTextAreaElement): HTMLElement {
  const most = Number(textarea.dataset.most);
  const seen = make('p', { class: 'hint left' });
  const heard = make('span', { class: 'visually-hidden', role: 'status' });
  const count = (): void => {
    const left = most - lengthWritten(textarea.value);
    seen.textContent = left < 0 ? words('write-over', { count: -left }) : words('write-left', { count: left });
    seen.classList.toggle('error', left < 0);
    const worthSaying = left < 0 || (left <= 100 && left % 20 === 0);
    if (worthSaying) heard.textContent = seen.textContent;
  };
  textarea.addEventListener('input', count);
  count();
  return make('div', {}, seen, heard);
}

/** Puts back what was kept, unless the page came with what was filled in, and keeps what is written from now on. */
function keepDraft(textarea: HTMLTextAreaElement, key: string | null): void {
  if (key === null) return;
  const original = textarea.defaultValue;
  const kept = drafts.read(key, Date.now());
  const isRefused = textarea.form?.querySelector('.problem') !== null;
  if (kept !== null && kept !== original && !isRefused) restore(textarea, kept, key);
  const keep = (): void =>
    drafts.keep(key, textarea.value === original && !isRefused ? '' : textarea.value, Date.now());
  let timer: ReturnType<typeof setTimeout> | undefined;
  textarea.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(keep, KEEP_AFTER_MS);
  });
  textarea.form?.addEventListener('submit', keep);
  window.addEventListener('pagehide', () => {
    if (timer !== undefined && textarea.isConnected) keep();
  });
}

function restore(textarea: HTMLTextAreaElement, kept: string, key: string): void {
  const original = textarea.value;
  const put = (text: string): void => {
    textarea.value = text;
    textarea.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const said = make('p', { class: 'hint row', role: 'status' }, words('write-draft-restored'), ' ');
  const discard = (): void => {
    put(original);
    drafts.forget(key);
    said.remove();
    textarea.focus();
  };
  said.append(button(words('write-draft-discard'), discard, { class: 'linklike' }));
  textarea.before(said);
  put(kept);
}
