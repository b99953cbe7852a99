import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

/** The part of the catalogue that this script asks for; `scripts/build.mjs` puts it in. */
declare const WORDS: string;

// Marks of direction around each value would be read aloud, and end up in attributes.
const catalogue = new FluentBundle(document.documentElement.lang, { useIsolating: false });
catalogue.addResource(new FluentResource(WORDS));

/** A text of the catalogue with its values put in, as plain text. Name it where you ask for it: the build looks for that. */
export function words(id: string, values: Readonly<Record<string, FluentVariable>> = {}): string {
  const pattern = catalogue.getMessage(id)?.value;
  return pattern === null || pattern === undefined ? id : catalogue.formatPattern(pattern, values);
}
