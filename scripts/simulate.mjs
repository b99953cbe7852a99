// `npm run simulate`: lets Belowline's own rules and others triage the same made-up worlds, whose truth is known.
// `--seed N` is the first world (1), `--seeds N` how many (1). Writes simulation.svg, and fails for a bar that is missed
// over ten worlds or more.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { prepare, ROOT } from './lib/prepare.mjs';

prepare();
const { Presets, SingleBar } = await import('cli-progress');
const { play } = await import('./simulate/play.mjs');
const { plotOf } = await import('./simulate/plot.mjs');
const { isMet, measuresOf, shortcomings, tableOf } = await import('./simulate/report.mjs');
const { loadRules } = await import('./simulate/rules.mjs');
const { waysOf } = await import('./simulate/ways.mjs');
const { createWorld } = await import('./simulate/world.mjs');

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, seeds: { type: 'string', default: '1' } },
});
const [first, seeds] = [values.seed, values.seeds].map((value) => {
  if (!/^[1-9]\d{0,8}$/.test(value))
    throw new RangeError(`A seed, and the number of seeds, is a whole number from 1; not ${value}.`);
  return Number(value);
});
/** A single world may be an odd one. */
const ENOUGH_SEEDS = 10;
const PLOT = join(ROOT, 'simulation.svg');

const ways = waysOf(await loadRules());
/** @type {Record<string, import('./simulate/play.mjs').Outcome[]>} */
const outcomes = Object.fromEntries(Object.keys(ways).map((way) => [way, []]));
const bar = new SingleBar({ format: '{bar} {value}/{total} {way}', noTTYOutput: false }, Presets.shades_grey);
bar.start((seeds ?? 1) * Object.keys(ways).length, 0, { way: '' });
for (let nth = 0; nth < (seeds ?? 1); nth += 1) {
  const world = createWorld((first ?? 1) + nth);
  for (const [way, createTriage] of Object.entries(ways)) {
    bar.update({ way });
    outcomes[way]?.push(play(world, createTriage));
    bar.increment();
  }
}
bar.stop();

const measures = measuresOf(outcomes);
console.log(`\n${tableOf(outcomes)}\n`);
for (const measure of measures)
  console.log(
    `${isMet(measure) ? 'ok    ' : 'missed'} ${measure.name}: ${measure.value.toFixed(3)} (${measure.bar} at most)`,
  );
await writeFile(PLOT, plotOf(outcomes));
console.log(`\nPlotted to ${PLOT}`);
if ((seeds ?? 1) >= ENOUGH_SEEDS && shortcomings(measures).length > 0) process.exitCode = 1;
