import { parse } from 'tldts';
import type { Link } from '../../text/links.js';
import type { Span } from '../../text/span.js';
import { isOf } from '../domains.js';

const MAX_LOCAL = 64;
/** Of each kind; an accident has fewer. */
const MAX_EXAMINED = 60;
const LOCAL_UNIT = /[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~.-]/u;
const DOMAIN = /[\p{L}\p{M}\p{N}.-]{3,253}/uy;
const AT_ENDS = /^[^\p{L}\p{N}]+/u;

/** E-mail addresses, also those of links and those that are spelt out; not those at domains for everyone. */
export function emailAddressesIn(
  { text, links }: { readonly text: string; readonly links: readonly Link[] },
  publicDomains: ReadonlySet<string>,
): readonly Span[] {
  const mailed = links.filter(
    ({ href }) => href.startsWith('mailto:') && isPersonal(domainOfMailto(href), publicDomains),
  );
  const written = [...writtenIn(text), ...speltIn(text)].filter(({ domain }) => isPersonal(domain, publicDomains));
  return [...mailed.map(({ span }) => span), ...written.map(({ start, end }) => ({ start, end }))];
}

interface Address extends Span {
  readonly domain: string;
}

function domainOfMailto(href: string): string {
  return href.slice(href.indexOf('@') + 1).replace(/[?,].*$/s, '');
}

function isPersonal(domain: string, publicDomains: ReadonlySet<string>): boolean {
  const host = domain.toLowerCase();
  const { isIcann, domain: site } = parse(host, { extractHostname: false });
  return isIcann === true && site !== null && !isOf(host, publicDomains);
}

/** `at` is the place of the sign; no local part goes on through another sign. */
function* writtenIn(text: string): Generator<Address, void> {
  let at = text.indexOf('@');
  for (let examined = 0; at !== -1 && examined < MAX_EXAMINED; examined++) {
    const start = startOfWord(text, at, LOCAL_UNIT);
    DOMAIN.lastIndex = at + 1;
    const domain = DOMAIN.exec(text)?.[0].replace(/[.-]+$/, '') ?? '';
    if (start < at && domain.includes('.')) yield { start, end: at + 1 + domain.length, domain };
    at = text.indexOf('@', at + 1);
  }
}

/** Where the word before `end` begins; `end` where there is none. */
function startOfWord(text: string, end: number, unit: RegExp): number {
  let start = end;
  while (start > Math.max(0, end - MAX_LOCAL) && unit.test(text.charAt(start - 1))) start--;
  return start + (AT_ENDS.exec(text.slice(start, end))?.[0].length ?? 0);
}

/** Where addresses that are spelt out have their middle: "jo at post dot example", "jo (at) post.example". */
const SPELT_AT = / at(?= )| ?[[({] ?at ?[\])}]/gi;
const SPELT_UNIT = /[a-z0-9._+-]/i;
const SPELT_DOMAIN =
  / ?([a-z0-9][a-z0-9-]{0,62})((?:(?: dot | ?[[({] ?dot ?[\])}] ?|\.)[a-z0-9][a-z0-9-]{0,62}){1,4})/iy;
const SPELT_DOT = / dot | ?[[({] ?dot ?[\])}] ?/gi;

/** What stands before "at" in a sentence such as "look at Acorn dot com". */
const NO_LOCAL = new Set(
  'about again am and are arrive back be been bought buy came come down find found get go going got here him her i in is it job join just live look looked looking me meet myself of off on order out over people see shop shopping sold staff stay still stop that them there they this up us visit was we went were work worked working works you'.split(
    ' ',
  ),
);
/** What stands behind it in a sentence such as "work at a dot com". */
const NO_DOMAIN = new Set(
  'a an all any every his her its my one our some that the their these this those which your'.split(' '),
);

function* speltIn(text: string): Generator<Address, void> {
  if (!/ dot |[[({] ?at/i.test(text)) return;
  let examined = 0;
  for (const { 0: middle, index } of text.matchAll(SPELT_AT)) {
    const address = speltAround(text, { start: index, end: index + middle.length });
    if (address !== null) yield address;
    if (address !== null && ++examined === MAX_EXAMINED) return;
  }
}

function speltAround(text: string, middle: Span): Address | null {
  SPELT_DOMAIN.lastIndex = middle.end;
  const match = SPELT_DOMAIN.exec(text);
  if (match === null) return null;
  const [whole, first = '', rest = ''] = match;
  const start = startOfWord(text, middle.start, SPELT_UNIT);
  const local = text.slice(start, middle.start).toLowerCase();
  if (local === '' || NO_DOMAIN.has(first.toLowerCase())) return null;
  // With a plain "at" and plain full stops it is a sentence, or a place on the web.
  const isPlain = !/[[({]/.test(text.slice(middle.start, middle.end));
  if (isPlain && (!/dot/i.test(rest) || NO_LOCAL.has(local))) return null;
  return { start, end: match.index + whole.length, domain: first + rest.replaceAll(SPELT_DOT, '.') };
}
