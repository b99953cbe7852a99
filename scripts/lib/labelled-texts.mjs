// Reads the labelled files of the corpora, which lie outside of the project.
import { existsSync, readFileSync } from 'node:fs';
import { basename, isAbsolute, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';

/** @typedef {{ line: number, text: string, isViolating: boolean }} LabelledText */

const FOLDER = process.env.CORPORA_DIR ?? '../shared/corpora';
/** In the list of profanities, whose severity goes from 1 to 3: there is nothing innocent in it, only what is mild. */
const LEAST_SEVERITY = 2;

/** Where a file is: as named, or below CORPORA_DIR. @param {string} name */
function pathOf(name) {
  if (existsSync(name) || isAbsolute(name)) return name;
  return join(FOLDER, name);
}

/**
 * The texts of a `.jsonl.gz` file with `text` and `y`, or of a `.csv.gz` file with `text` and `severity_rating`. Throws
 * with a message for a person where the file is missing.
 * @param {string} name
 * @returns {LabelledText[]}
 */
export function readLabelledTexts(name) {
  const path = pathOf(name);
  if (!existsSync(path))
    throw new Error(`There is no file ${basename(name)} here or in ${FOLDER}; set CORPORA_DIR to the folder.`);
  const content = gunzipSync(readFileSync(path)).toString('utf8');
  return path.endsWith('.csv.gz') ? fromCsv(content) : fromJsonLines(content);
}

/** @param {string} content @returns {LabelledText[]} */
function fromJsonLines(content) {
  return content.split('\n').flatMap((source, i) => {
    if (source === '') return [];
    /** @type {unknown} */
    const parsed = JSON.parse(source);
    const { text, y } = /** @type {{ text: string, y: number }} */ (parsed);
    return [{ line: i + 1, text, isViolating: y === 1 }];
  });
}

/** @param {string} content @returns {LabelledText[]} */
function fromCsv(content) {
  const rows = /** @type {{ text: string, severity_rating: string }[]} */ (parse(content, { columns: true }));
  return rows.flatMap(({ text, severity_rating }, i) =>
    Number(severity_rating) >= LEAST_SEVERITY ? [{ line: i + 2, text, isViolating: true }] : [],
  );
}
