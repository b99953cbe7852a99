// The part of the catalogue of words that the pages' script needs, so that no page carries the rest.
import { readFileSync } from 'node:fs';

/**
 * The messages that modules ask for by `words('id'`, as a Fluent catalogue. Throws for one that there isn't.
 * @param {readonly string[]} modules @param {string} catalogue paths of files
 */
export function wordsFor(modules, catalogue) {
  const source = modules.map((file) => readFileSync(file, 'utf8')).join('\n');
  const wanted = [...new Set([...source.matchAll(/\bwords\(\s*'([\w-]+)'/g)].map(([, id = '']) => id))].sort();
  const entries = readFileSync(catalogue, 'utf8').split(/^(?=[a-z#])/m);
  const messages = new Map(entries.map((entry) => [entry.split(' ', 1)[0], `${entry.trimEnd()}\n`]));
  return wanted
    .map((id) => {
      const message = messages.get(id);
      if (message === undefined) throw new Error(`The catalogue has no text ${id}.`);
      return message;
    })
    .join('');
}
