import { CATALOGUE, type Words } from './catalogue.js';
import type { NotificationContent } from './kinds.js';
import { linkOf } from './links.js';
import { oneLine, toHtml, toPlain } from './plain-and-html.js';

/** A notification in words. `html` says the same as `text`; `link` is a path of this site. */
export interface RenderedNotification {
  readonly title: string;
  readonly text: string;
  readonly html: string;
  readonly link: string;
}

export function renderNotification(content: NotificationContent): RenderedNotification {
  const { title, paragraphs } = wordsOf(content);
  return { title: oneLine(title), text: toPlain(paragraphs), html: toHtml(paragraphs), link: linkOf(content) };
}

export function wordsOf({ kind, data }: NotificationContent): Words {
  // The type says that the data are of the kind; TypeScript cannot follow that through the table.
  const words = CATALOGUE[kind] as (data: NotificationContent['data']) => Words;
  return words(data);
}
