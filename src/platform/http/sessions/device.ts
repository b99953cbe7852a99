/** What a browser says of itself at sign-in, as far as its owner needs it to tell it from others; null for what it hides. */
export interface Device {
  readonly browser: string | null;
  readonly system: string | null;
}

/** In this order, as most browsers claim to be others too. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\b(OPR|Opera|OPiOS|OPT)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\bYaBrowser\//, 'Yandex'],
  [/\bDuckDuckGo\//, 'DuckDuckGo'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(HeadlessChrome|Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bVersion\/.*\bSafari\//, 'Safari'],
];

/** In this order, as phones name the system that theirs comes from. */
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'Mac'],
  [/\bLinux\b/, 'Linux'],
];

/** Bounds what is searched of a header that anyone can send. */
const LONGEST = 1000;

/** Reads a User-Agent. Words from a closed list alone, so that nothing of what was sent is kept or shown. */
export function deviceOf(userAgent: string | undefined): Device {
  const said = (userAgent ?? '').slice(0, LONGEST);
  const find = (names: typeof BROWSERS) => names.find(([pattern]) => pattern.test(said))?.[1] ?? null;
  return { browser: find(BROWSERS), system: find(SYSTEMS) };
}
