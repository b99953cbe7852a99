// `npm run screening:evaluate -- FILE [--phase NAME]`: what the phases of screening make of a file of texts that people
// have judged, next to a well-known list of words. Files are looked for here and in CORPORA_DIR.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { prepare, ROOT } from './lib/prepare.mjs';

prepare();
const { Presets, SingleBar } = await import('cli-progress');
const { readLabelledTexts } = await import('./lib/labelled-texts.mjs');
const { REFERENCES } = await import('./lib/reference-detectors.mjs');
const { scoreTable } = await import('./lib/score-table.mjs');
/** @type {unknown} */
const built = await import(pathToFileURL(join(ROOT, 'dist', 'commands', 'evaluate-screening.js')).href);
const { evaluateScreening } = /** @type {typeof import('../src/commands/evaluate-screening.js')} */ (built);

const bar = new SingleBar({ format: '{bar} {value}/{total} texts, {eta_formatted} left' }, Presets.shades_grey);
try {
  const { values, positionals } = parseArgs({ options: { phase: { type: 'string' } }, allowPositionals: true });
  const [file] = positionals;
  if (file === undefined) throw new Error('Usage: npm run screening:evaluate -- FILE.jsonl.gz [--phase NAME]');
  const texts = readLabelledTexts(file);
  bar.start(texts.length, 0);
  const scores = await evaluateScreening(texts, {
    phase: values.phase ?? null,
    references: REFERENCES,
    advance: () => bar.increment(),
  });
  bar.stop();
  const violating = texts.filter(({ isViolating }) => isViolating).length;
  console.log(`${file}: ${texts.length} texts, of which ${violating} break a rule\n\n${scoreTable(scores)}`);
} catch (error) {
  bar.stop();
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
