import { isIP } from 'node:net';
import { parse } from 'tldts';
import { NOTHING, verdictOn, type Finding, type ScreenedRevision, type ScreeningPhase } from '../phase.js';
import type { Link } from '../text/links.js';
import type { Span } from '../text/span.js';
import { MAX_ADDRESSES, webAddressesIn, type WebAddress } from '../text/web-addresses.js';
import { isOf } from './domains.js';
import type { LinkSettings } from './link-settings.js';
import { imitatedBy, takenFor, type Imitated } from './look-alike.js';

/** How many addresses are looked at one by one: a comment with more is held for their number anyway. */
const MAX_EXAMINED = 60;

/** Where a comment sends its readers: too often, to the wrong places, or not where it says. */
export const links: ScreeningPhase = {
  name: 'links',
  onFailure: 'hold',
  screen: (revision, { settings }) => {
    if (revision.links.length === 0 && !revision.text.includes('.')) return NOTHING;
    const lists = listsOf(settings.links);
    const { linked, written, misleading } = read(revision);
    const counted = [...linked, ...written].filter(({ host }) => !isOf(host, lists.allowed));
    const examined = counted.slice(0, MAX_EXAMINED);
    const findings = [
      ...tooMany(counted, settings.links.maxLinks),
      ...found(
        'links.denied',
        1,
        examined.filter(({ host }) => isOf(host, lists.denied)),
      ),
      ...(settings.links.onlyAllowed ? found('links.not_allowed', 0.5, examined) : []),
      ...found(
        'links.shortener',
        0.5,
        examined.filter(({ host }) => isOf(host, lists.shorteners)),
      ),
      ...(settings.links.holdNumbers ? found('links.numbers', 0.7, examined.filter(isNumbers)) : []),
      ...lookAlikes(examined, lists.imitated),
      ...(settings.links.holdMisleading ? found('links.misleading', 0.8, misleading) : []),
    ];
    return verdictOn(findings, findings.some(({ code }) => code === 'links.denied') ? 'reject' : 'hold');
  },
};

interface Read {
  /** Where links lead. */
  readonly linked: readonly WebAddress[];
  /** Named in the text, outside of links. */
  readonly written: readonly WebAddress[];
  /** Named in the words of a link that leads elsewhere. */
  readonly misleading: readonly WebAddress[];
}

function read({ text, links }: Pick<ScreenedRevision, 'text' | 'links'>): Read {
  const targets = links.slice(0, MAX_ADDRESSES).flatMap((link) => targetOf(link, text));
  const written: WebAddress[] = [];
  const misleading: WebAddress[] = [];
  let next = 0;
  for (const address of webAddressesIn(text)) {
    while ((targets[next]?.span.end ?? Infinity) <= address.span.start) next++;
    const around = targets[next];
    if (around === undefined || around.span.start >= address.span.end) written.push(address);
    else if (siteOf(around.host) !== siteOf(address.host)) misleading.push(address);
  }
  return { linked: targets, written, misleading };
}

/** None for a mail address: that is for personal data. */
function targetOf({ href, span }: Link, text: string): readonly WebAddress[] {
  if (!URL.canParse(href)) return [];
  const { protocol, hostname } = new URL(href);
  if (protocol === 'mailto:') return [];
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  return [{ host, span: { start: span.start, end: Math.min(span.end, text.length) } }];
}

const siteOf = (host: string) => parse(host, { extractHostname: false }).domain ?? host;

const isNumbers = ({ host }: WebAddress) => isIP(host) !== 0;

type Code = Finding['code'];

function found(code: Code, score: number, addresses: readonly WebAddress[]): readonly Finding[] {
  return addresses.length === 0 ? [] : [{ code, score, spans: spansOf(addresses) }];
}

/** A link without words leads somewhere all the same, but there is nothing to mark. */
function spansOf(addresses: readonly WebAddress[]): readonly Span[] {
  return addresses.map(({ span }) => span).filter(({ start, end }) => start < end);
}

function tooMany(counted: readonly WebAddress[], most: number): readonly Finding[] {
  if (counted.length <= most) return [];
  const spans = spansOf(counted.slice(0, MAX_EXAMINED));
  return [{ code: 'links.too_many', score: 0.6, spans, details: { most } }];
}

function lookAlikes(examined: readonly WebAddress[], imitated: Imitated): readonly Finding[] {
  return examined.flatMap((address) => {
    const domain = isNumbers(address) ? null : takenFor(address.host, imitated);
    if (domain === null) return [];
    return [{ code: 'links.look_alike', score: 0.9, spans: spansOf([address]), details: { domain } } as const];
  });
}

interface Lists {
  readonly allowed: ReadonlySet<string>;
  readonly denied: ReadonlySet<string>;
  readonly shorteners: ReadonlySet<string>;
  readonly imitated: Imitated;
}

/** By settings, which stay the same from comment to comment. */
const knownLists = new WeakMap<LinkSettings, Lists>();

function listsOf(settings: LinkSettings): Lists {
  const known = knownLists.get(settings);
  if (known !== undefined) return known;
  const lists = {
    allowed: new Set(settings.allowedDomains),
    denied: new Set(settings.deniedDomains),
    shorteners: new Set(settings.shorteners),
    imitated: imitatedBy([...settings.imitatedDomains, ...settings.allowedDomains]),
  };
  knownLists.set(settings, lists);
  return lists;
}
