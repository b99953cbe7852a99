const ALLOWED = ['P', 'BR', 'EM', 'STRONG', 'BLOCKQUOTE', 'UL', 'OL', 'LI', 'A'];

/**
 * The body of a comment as nodes. The service has cleaned it; whatever else came in it is left out here as well, so that
 * nothing that a person wrote is ever put in as HTML.
 */
export function cleanNodes(bodyHtml: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  copy(new DOMParser().parseFromString(bodyHtml, 'text/html').body, fragment);
  return fragment;
}

function copy(from: Node, to: Node): void {
  for (const node of from.childNodes) {
    if (node instanceof Text) to.appendChild(document.createTextNode(node.data));
    else if (node instanceof Element && ALLOWED.includes(node.tagName)) to.appendChild(copyOf(node));
  }
}

function copyOf(element: Element): Element {
  const made = document.createElement(element.tagName);
  const href = element.getAttribute('href') ?? '';
  if (made instanceof HTMLAnchorElement && /^(https?:\/\/|mailto:)/i.test(href)) {
    made.href = href;
    made.rel = 'nofollow ugc noopener';
  }
  copy(element, made);
  return made;
}
