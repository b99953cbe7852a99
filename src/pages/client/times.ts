import { relativeTime } from './relative-time.js';
import { serverNow } from './server.js';

const REFRESH_MS = 30_000;

/** Says how long ago comments were written; the date stays to be read by pointing at it. */
export function showRelativeTimes(root: ParentNode): void {
  for (const element of root.querySelectorAll<HTMLTimeElement>('.comment time')) {
    if (element.title === '') element.title = element.textContent;
    const text =
      relativeTime(Date.parse(element.dateTime), serverNow(), document.documentElement.lang) ?? element.title;
    if (element.textContent !== text) element.textContent = text;
  }
}

export function keepTimesRight(): void {
  showRelativeTimes(document);
  setInterval(() => {
    if (!document.hidden) showRelativeTimes(document);
  }, REFRESH_MS);
}
