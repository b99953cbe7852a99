import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const FOLDER = process.env.CORPORA_DIR ?? '../shared/corpora';

/** Whether the corpora are on this machine; where they are not, says so and what to set. */
export function haveCorpora(): boolean {
  const found = existsSync(FOLDER);
  if (!found) console.warn(`Left out: the corpora are not in ${FOLDER}; set CORPORA_DIR to their folder.`);
  return found;
}

/** Every `input` of one of the corpora's files, such as `attacks/xss-payloads`. */
export function inputsOf(name: string): readonly string[] {
  return gunzipSync(readFileSync(join(FOLDER, `${name}.jsonl.gz`)))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { readonly input: string }).input);
}
