import { domainToUnicode } from 'node:url';
import { parse } from 'tldts';
import unhomoglyph from 'unhomoglyph';

/** Scripts of which some letters look like those of another one. Latin goes with Chinese or Japanese in many names. */
const MIXABLE = ['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Cherokee', 'Hebrew'].map(
  (script) => new RegExp(`\\p{Script=${script}}`, 'u'),
);

/** Domains that others pretend to be, by what they look like. */
export type Imitated = ReadonlyMap<string, string>;

export function imitatedBy(domains: readonly string[]): Imitated {
  return new Map(domains.map((domain) => [looksOf(domain), domain]));
}

/** What looks the same is equal: `1` and `l`, `rn` and `m`, letters of other scripts. */
function looksOf(domain: string): string {
  return unhomoglyph(domain.toLowerCase()).toLowerCase();
}

/** The domain that a host can be taken for; an empty text where it mixes scripts, and null where all is plain. */
export function takenFor(host: string, imitated: Imitated): string | null {
  const { domain } = parse(host, { extractHostname: false });
  if (domain === null) return null;
  const double = imitated.get(looksOf(shown(domain)));
  if (double === domain) return null;
  return double ?? borrowedName(host.slice(0, -domain.length), imitated) ?? (isMixed(shown(host)) ? '' : null);
}

const shown = (host: string) => (host.includes('xn--') ? domainToUnicode(host) : host);

/** A name that stands further left, where a narrow screen shows only that: paypal.com.login.example. */
function borrowedName(left: string, imitated: Imitated): string | null {
  if (left.indexOf('.') === left.lastIndexOf('.')) return null;
  const looks = `.${looksOf(shown(left))}`;
  for (const [double, domain] of imitated) if (looks.includes(`.${double}.`)) return domain;
  return null;
}

function isMixed(host: string): boolean {
  return host.split('.').some((label) => MIXABLE.filter((script) => script.test(label)).length > 1);
}
