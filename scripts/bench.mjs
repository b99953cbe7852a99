// `npm run bench`: how fast the service answers on its embedded database, with few comments and with many, and next to
// a bare HTTP server; and how long screening takes by itself. `npm run bench -- --scale`: what editors do all day, with
// 1,000 open cases and with 100,000, on the embedded database or on the engine at MONGODB_URI. Either writes
// bench-results.json; `--quick` takes fewer and shorter rounds, on less data.
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { prepare, ROOT } from './lib/prepare.mjs';

prepare();
const { measure, startReference } = await import('./bench/measure.mjs');
const { linesOf, screeningTableOf, shortcomings, tableOf } = await import('./bench/report.mjs');
const { measureScreening } = await import('./bench/screening.mjs');
const { DECISIONS, scaleScenarios, scenarios } = await import('./bench/scenarios.mjs');
const { openSite } = await import('./bench/site.mjs');

const flag = { type: /** @type {const} */ ('boolean'), default: false };
const { values } = parseArgs({ options: { quick: flag, scale: flag } });
const extent = values.quick ? { rounds: 2, seconds: 1 } : { rounds: 5, seconds: 2 };
/** Enough that every flag of a run is raised on another comment. */
const FLAGGABLE = values.quick ? 200 : 760;
/** A round to warm up, and one request to look at. */
const DECIDABLE = DECISIONS * (extent.rounds + 1) + 2;
const RESULTS = join(ROOT, 'bench-results.json');

/** Some ten of a hundred comments then wait for an editor. */
const FLAGGED_AT_SCALE = 16;
const SIZES_AT_SCALE = values.quick ? [5000, 50_000] : [10_000, 1_000_000];
const sites = values.scale
  ? SIZES_AT_SCALE.map((comments) => ({ comments, flagged: FLAGGED_AT_SCALE, decidable: DECIDABLE }))
  : [1000, 100_000].map((comments) => ({ comments, flaggable: FLAGGABLE }));

/** @type {{ close: () => Promise<void> | void }[]} */
const open = [];

/** @template {{ close: () => Promise<void> | void }} T @param {T} opened */
function toClose(opened) {
  open.push(opened);
  return opened;
}

async function screen() {
  console.log('Measuring: screening, in this process ...');
  return measureScreening(values.quick ? { warmUp: 100, times: 200 } : { warmUp: 300, times: 2000 });
}

/** @param {readonly import('./bench/site.mjs').Wanted[]} wanted */
async function openSites(wanted) {
  const opened = [];
  for (const site of wanted) {
    console.log(`Seeding ${site.comments.toLocaleString('en-GB')} comments ...`);
    opened.push(toClose(await openSite(site)));
  }
  return opened;
}

try {
  const screening = values.scale ? [] : await screen();
  const stage = { sites: await openSites(sites), reference: toClose(await startReference()), extent };
  const lines = [];
  for (const scenario of values.scale ? scaleScenarios(values.quick) : scenarios(values.quick)) {
    console.log(`Measuring: ${scenario.name} ...`);
    lines.push(...linesOf(await measure(scenario, stage)));
  }
  console.log(`\n${tableOf(lines)}\n`);
  if (screening.length > 0) console.log(`${screeningTableOf(screening)}\n`);
  const machine = { node: process.version, processors: cpus().length, model: cpus()[0]?.model };
  const results = { at: new Date(), ...values, machine, lines, screening };
  await writeFile(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
  const wrong = shortcomings(lines);
  for (const sentence of wrong) console.error(sentence);
  process.exitCode = wrong.length === 0 ? 0 : 1;
} finally {
  for (const each of open.reverse()) await each.close();
}
