import { Parser } from 'htmlparser2';

const ELEMENTS: readonly string[] = ['p', 'br', 'em', 'strong', 'blockquote', 'ul', 'ol', 'li', 'a'];
const REL = 'nofollow ugc noopener';

/** The only byte sequences that may begin with `<` in a stored body; no parser can take one for another. */
const TAG = /<(?:br|\/?(?:p|em|strong|blockquote|ul|ol|li)|\/a|a href="[^"<>]*" rel="nofollow ugc noopener")>/g;

/** What a parsed body has that a comment may not have: elements, attributes, schemes, comments. Empty when all is well. */
export function findForbidden(html: string): readonly string[] {
  const found: string[] = [];
  const rest = html.replace(TAG, '');
  if (/[<>]/.test(rest)) found.push(`loose angle brackets in ${rest}`);
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (!ELEMENTS.includes(name)) found.push(`<${name}>`);
      found.push(...forbiddenAttributes(name, attributes));
    },
    oncomment: (text) => void found.push(`<!--${text}-->`),
    onprocessinginstruction: (name) => void found.push(`<${name}>`),
  });
  parser.end(html);
  return found;
}

function forbiddenAttributes(element: string, attributes: Readonly<Record<string, string>>): string[] {
  return Object.entries(attributes).flatMap(([name, value]) => {
    const isAllowed =
      element === 'a' && ((name === 'href' && hasAllowedScheme(value)) || (name === 'rel' && value === REL));
    return isAllowed ? [] : [`<${element} ${name}="${value}">`];
  });
}

function hasAllowedScheme(href: string): boolean {
  return URL.canParse(href) && ['http:', 'https:', 'mailto:'].includes(new URL(href).protocol);
}

/** What stands where a browser would not leave it: a tree built by the standard's rules is another one then. */
export function findMisplaced(html: string): readonly string[] {
  const found: string[] = [];
  const open: string[] = [];
  for (const [tag, slash, name = ''] of html.matchAll(/<(\/?)([a-z]+)[^>]*>|[^<]+/g)) {
    if (slash === '/') {
      if (open.pop() !== name) found.push(tag);
    } else if (!mayStandIn(name, open)) found.push(`${tag} in ${open.join(' > ')}`);
    if (slash === '' && name !== 'br') open.push(name);
  }
  return [...found, ...open];
}

const MARKS: readonly string[] = ['em', 'strong', 'a'];

/** `name` is empty for text. */
function mayStandIn(name: string, open: readonly string[]): boolean {
  const parent = open.at(-1) ?? '';
  if (name === 'li') return parent === 'ul' || parent === 'ol';
  if (MARKS.includes(name)) return !open.includes(name) && ['p', 'li', ...MARKS].includes(parent);
  if (name === 'br' || name === '') return ['p', 'li', ...MARKS].includes(parent);
  return parent === '' || parent === 'blockquote' || parent === 'li';
}
