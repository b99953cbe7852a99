import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** A file that pages load, with its bytes. */
export interface Asset {
  /** With a hash of the bytes in it: what is there never changes. */
  readonly url: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

const require = createRequire(import.meta.url);
const font = (family: string, variant: string) =>
  readFileSync(require.resolve(`@fontsource/${family}/files/${family}-latin-${variant}.woff2`));

/** Each font by the name under which the style sheet asks for it. */
const FONTS: Readonly<Record<string, Asset>> = {
  serif: asset('serif.woff2', font('source-serif-4', '400-normal')),
  'serif-italic': asset('serif-italic.woff2', font('source-serif-4', '400-italic')),
  'serif-semibold': asset('serif-semibold.woff2', font('source-serif-4', '600-normal')),
  sans: asset('sans.woff2', font('public-sans', '400-normal')),
  'sans-semibold': asset('sans-semibold.woff2', font('public-sans', '600-normal')),
};

export const STYLES = asset('styles.css', Buffer.from(withFonts(ownFile('styles.css').toString('utf8'))));
export const ICON = asset('icon.svg', ownFile('icon.svg'));
/** What makes the pages come alive in a browser (`src/pages/client`). */
export const SCRIPT = asset('client.js', builtScript());
/** What every page shows at once: asked for with the page, they are there for its first line. */
export const FIRST_FONTS: readonly Asset[] = Object.entries(FONTS).flatMap(([name, each]) =>
  ['serif', 'serif-semibold', 'sans'].includes(name) ? [each] : [],
);

/** By their addresses. */
export const ASSETS: ReadonlyMap<string, Asset> = new Map(
  [STYLES, ICON, SCRIPT, ...Object.values(FONTS)].map((each) => [each.url, each]),
);

function ownFile(name: string): Buffer {
  return readFileSync(new URL(`assets/${name}`, import.meta.url));
}

/** As `scripts/build.mjs` has bundled it; a service that runs from its sources, such as in a test, has the last build's. */
function builtScript(): Buffer {
  const places = ['../client/client.js', '../../../dist/pages/client/client.js'];
  const found = places.map((place) => new URL(place, import.meta.url)).find((place) => existsSync(place));
  if (found === undefined) throw new Error('There is no script for browsers: run `node scripts/build.mjs`.');
  return readFileSync(found);
}

function asset(name: string, bytes: Buffer): Asset {
  const [stem = '', ending = ''] = name.split('.');
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 12);
  return { url: `/assets/${stem}-${hash}.${ending}`, contentType: TYPES[ending] ?? 'application/octet-stream', bytes };
}

function withFonts(css: string): string {
  return css.replaceAll(/font:([\w-]+)/g, (_whole, name: string) => {
    const found = FONTS[name];
    if (found === undefined) throw new Error(`There is no font ${name}.`);
    return found.url;
  });
}
