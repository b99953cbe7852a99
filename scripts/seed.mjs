// `npm run seed`: fills the running service's database, or the one it will start with, with a large data set.
import { prepare, ROOT } from './lib/prepare.mjs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

prepare();
const { Presets, SingleBar } = await import('cli-progress');
/** @type {unknown} */
const built = await import(pathToFileURL(join(ROOT, 'dist', 'commands', 'seed.js')).href);
const { seed } = /** @type {typeof import('../src/commands/seed.js')} */ (built);

const bar = new SingleBar(
  { format: '{bar} {value}/{total} comments, {eta_formatted} left', noTTYOutput: false },
  Presets.shades_grey,
);
await seed({
  start: (total) => bar.start(total, 0),
  advance: (by) => bar.increment(by),
  stop: () => bar.stop(),
});
