import { type DefaultTreeAdapterTypes, html as standard, parseFragment, serialize } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;

const ELEMENTS: readonly string[] = ['p', 'br', 'em', 'strong', 'blockquote', 'ul', 'ol', 'li', 'a'];
const REL = 'nofollow ugc noopener';

/**
 * What a stored body has that a comment may not have, as a browser parses it (WHATWG HTML): elements, attributes,
 * schemes, comments, or a tree other than the one that its tags spell out. Empty when all is well.
 */
export function findForbidden(html: string): readonly string[] {
  const tree = parseFragment(html);
  const found = tree.childNodes.flatMap(forbiddenIn);
  const built = serialize(tree).replaceAll('&nbsp;', '\u00a0');
  return built === html.replaceAll('&quot;', '"') ? found : [...found, `a browser builds ${built}`];
}

function forbiddenIn(node: Node): string[] {
  if (node.nodeName === '#text') return [];
  if (!('tagName' in node)) return [node.nodeName];
  const { tagName, attrs, childNodes, namespaceURI } = node;
  const isAllowed = ELEMENTS.includes(tagName) && namespaceURI === standard.NS.HTML;
  return [
    ...(isAllowed ? [] : [`<${tagName}>`]),
    ...attrs.filter((attribute) => !isAllowedOn(tagName, attribute)).map(({ name }) => `<${tagName} ${name}>`),
    ...childNodes.flatMap(forbiddenIn),
  ];
}

function isAllowedOn(tagName: string, { name, value }: { readonly name: string; readonly value: string }): boolean {
  return tagName === 'a' && ((name === 'href' && hasAllowedScheme(value)) || (name === 'rel' && value === REL));
}

function hasAllowedScheme(href: string): boolean {
  return URL.canParse(href) && ['http:', 'https:', 'mailto:'].includes(new URL(href).protocol);
}
