/** A page of this site that was fetched to take something of it, and where it came from in the end. */
export interface ServerPage {
  readonly document: Document;
  readonly path: string;
  readonly status: number;
  /** What was asked for is done, or is elsewhere. */
  readonly redirected: boolean;
}

/** What others think of it is that a person opens or sends a page. Rejects where the service cannot be reached. */
export async function readPage(path: string, form?: URLSearchParams): Promise<ServerPage> {
  const answer = await fetch(path, {
    headers: { Accept: 'text/html' },
    ...(form && { method: 'POST', body: form }),
  });
  return {
    document: new DOMParser().parseFromString(await answer.text(), 'text/html'),
    path: new URL(answer.url).pathname,
    status: answer.status,
    redirected: answer.redirected,
  };
}

/**
 * What stands in the main part of a page, to be shown within this one: its first heading becomes one of `level`, and its
 * ids begin with `prefix`, so that they are unique here.
 */
export function contentOf(page: ServerPage, { prefix, level }: { prefix: string; level: 2 | 3 | 4 }): DocumentFragment {
  const fragment = document.createDocumentFragment();
  const main = page.document.querySelector('main .page');
  fragment.append(...Array.from(main?.childNodes ?? [], (node) => document.importNode(node, true)));
  const heading = fragment.querySelector('h1');
  if (heading !== null) {
    const lower = document.createElement(`h${level}`);
    lower.append(...heading.childNodes);
    heading.replaceWith(lower);
  }
  renameIds(fragment, prefix);
  return fragment;
}

const REFERENCES = ['id', 'for', 'aria-describedby', 'aria-labelledby'];

function renameIds(fragment: DocumentFragment, prefix: string): void {
  for (const name of REFERENCES) {
    for (const element of fragment.querySelectorAll(`[${name}]`)) {
      const ids = (element.getAttribute(name) ?? '').split(' ');
      element.setAttribute(name, ids.map((id) => `${prefix}-${id}`).join(' '));
    }
  }
}
