import { readFileSync } from 'node:fs';
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

/** The language of the pages; another one is another catalogue. */
export const LANGUAGE = 'en-GB';

const catalogue = loadCatalogue(LANGUAGE);

function loadCatalogue(language: string): FluentBundle {
  const file = new URL(`words/${language}.ftl`, import.meta.url);
  // Marks of direction around each value would be read aloud, and end up in attributes.
  const bundle = new FluentBundle(language, { useIsolating: false });
  const errors = bundle.addResource(new FluentResource(readFileSync(file, 'utf8')));
  if (errors.length > 0) throw new Error(`The catalogue of ${language} has faults: ${errors.map(String).join('; ')}`);
  return bundle;
}

/**
 * A text of the catalogue (Project Fluent) with its values put in, as plain text: whatever a value holds is no markup.
 * Throws for one that the catalogue does not have, and for a value that is missing.
 */
export function words(id: string, values: Readonly<Record<string, FluentVariable>> = {}): string {
  const pattern = catalogue.getMessage(id)?.value;
  if (pattern === null || pattern === undefined) throw new Error(`The catalogue has no text ${id}.`);
  return catalogue.formatPattern(pattern, values);
}

/** Whether the catalogue has this text. */
export function hasWords(id: string): boolean {
  return catalogue.hasMessage(id);
}
