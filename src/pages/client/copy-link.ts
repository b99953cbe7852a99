import { commentAround, noteUnder } from './comments.js';
import { words } from './words.js';

/** Copies the address of a comment. Without the right to do so, or outside of https, the link leads there. */
export async function copyLink(link: HTMLAnchorElement): Promise<void> {
  await navigator.clipboard.writeText(link.href);
  const comment = commentAround(link);
  if (comment !== null) noteUnder(comment, words('link-copied'));
}
