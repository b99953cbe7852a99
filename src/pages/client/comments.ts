/** What the pages say of a comment, read from where it stands. */
export function commentAround(element: Element): HTMLElement | null {
  return element.closest<HTMLElement>('article.comment');
}

export function commentById(id: string): HTMLElement | null {
  return document.getElementById(`comment-${id}`);
}

/** Whether what stands in a list of another page stands in this one too. */
export function isShownHere(entry: Element): boolean {
  return document.getElementById(entry.querySelector('article.comment')?.id ?? '') !== null;
}

export function idOf(comment: Element): string {
  return comment.id.replace(/^comment-/, '');
}

/** The article whose comments the page shows; null on other pages. */
export function articleShown(): string | null {
  return document.querySelector<HTMLElement>('[data-article]')?.dataset.article ?? null;
}

/** The place beneath a comment for something about it that only its reader sees. */
export function noteUnder(comment: HTMLElement, text: string): void {
  let note = comment.querySelector<HTMLElement>(':scope > .act-note');
  if (note === null) {
    note = document.createElement('p');
    note.className = 'act-note';
    note.setAttribute('role', 'status');
    comment.append(note);
  }
  note.textContent = text;
}
