// `npm run bench`: how fast the service answers on its embedded database, with few comments and with many, and next to
// a bare HTTP server; and how long screening takes by itself. Writes bench-results.json. `npm run bench -- --quick` takes fewer and shorter rounds.
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { prepare, ROOT } from './lib/prepare.mjs';

prepare();
const { measure, startReference } = await import('./bench/measure.mjs');
const { linesOf, screeningTableOf, shortcomings, tableOf } = await import('./bench/report.mjs');
const { measureScreening } = await import('./bench/screening.mjs');
const { scenarios } = await import('./bench/scenarios.mjs');
const { openSite } = await import('./bench/site.mjs');

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const SIZES = [1000, 100_000];
/** Enough that every flag of a run is raised on another comment. */
const FLAGGABLE = values.quick ? 200 : 760;
const extent = values.quick ? { rounds: 2, seconds: 1 } : { rounds: 5, seconds: 2 };
const RESULTS = join(ROOT, 'bench-results.json');

/** @type {{ close: () => Promise<void> | void }[]} */
const open = [];
try {
  console.log('Measuring: screening, in this process ...');
  const screening = await measureScreening(values.quick ? { warmUp: 100, times: 200 } : { warmUp: 300, times: 2000 });
  const sites = [];
  for (const comments of SIZES) {
    console.log(`Seeding ${comments.toLocaleString('en-GB')} comments ...`);
    const site = await openSite(comments, FLAGGABLE);
    open.push(site);
    sites.push(site);
  }
  const reference = await startReference();
  open.push(reference);
  const lines = [];
  for (const scenario of scenarios(values.quick)) {
    console.log(`Measuring: ${scenario.name} ...`);
    lines.push(...linesOf(await measure(scenario, { sites, reference, extent })));
  }
  console.log(`\n${tableOf(lines)}\n\n${screeningTableOf(screening)}\n`);
  const machine = { node: process.version, processors: cpus().length, model: cpus()[0]?.model };
  await writeFile(
    RESULTS,
    `${JSON.stringify({ at: new Date(), quick: values.quick, machine, lines, screening }, null, 2)}\n`,
  );
  const wrong = shortcomings(lines);
  for (const sentence of wrong) console.error(sentence);
  process.exitCode = wrong.length === 0 ? 0 : 1;
} finally {
  for (const each of open.reverse()) await each.close();
}
