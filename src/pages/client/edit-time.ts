import { make } from './dom.js';
import { countdown } from './relative-time.js';
import { serverNow } from './server.js';
import { words } from './words.js';

/**
 * Shows next to the link that edits a comment how long it works, and takes both away when it does no more. `until` in ms
 * since 1970.
 */
export function showEditTime(link: HTMLElement, until: number): void {
  const left = make('span', { 'aria-hidden': 'true' });
  const end = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: 'short' }).format(until);
  // Seconds are for the eye; who listens is told the time once.
  const said = make('span', { class: 'visually-hidden' }, words('edit-left', { time: end }));
  const place = make('span', { class: 'left' }, left, said);
  link.after(place);
  const tick = (): void => {
    const leftMs = until - serverNow();
    left.textContent = countdown(leftMs);
    if (leftMs > 0 && link.isConnected) return;
    clearInterval(timer);
    place.remove();
    // Whoever is on it would be nowhere.
    if (document.activeElement !== link) link.remove();
  };
  const timer = setInterval(tick, 1000);
  left.textContent = countdown(until - serverNow());
}
