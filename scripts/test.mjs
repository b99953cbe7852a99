// `npm test`: every check and every test. `npm test -- PATTERN ...` runs only the tests whose path matches;
// `npm test -- --tests` leaves the checks out.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { prepare, ROOT } from './lib/prepare.mjs';

/** @typedef {{ name: string, args: string[] }} Step */

/** @param {string} name @param {string} file @param {string[]} args @returns {Step} */
const tool = (name, file, ...args) => ({ name, args: [join(ROOT, 'node_modules', file), ...args] });

const CHECKS = [
  tool('lint', 'eslint/bin/eslint.js', '.', '--max-warnings=0', '--cache', '--cache-location', '.cache/eslint'),
  tool('types', 'typescript/bin/tsc', '--noEmit'),
  tool('types in browsers', 'typescript/bin/tsc', '--noEmit', '--project', 'src/pages/client'),
  tool('format', 'prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'),
  tool('architecture', 'dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.cjs', 'src'),
  tool('unused code', 'knip/bin/knip.js'),
];
const AT_ONCE = 2;

/** @param {Step} step @param {boolean} quiet @returns {Promise<boolean>} */
function runStep({ name, args }, quiet) {
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', quiet ? 'pipe' : 'inherit', 'inherit'] });
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
  return new Promise((resolve) => {
    child.on('close', (status) => {
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      if (quiet) console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
      if (quiet && status !== 0) console.log(output);
      resolve(status === 0);
    });
  });
}

/** Runs all checks, two at a time, so that one run shows all that is wrong. */
async function runChecks() {
  const waiting = [...CHECKS];
  /** @type {boolean[]} */
  const results = [];
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) results.push(await runStep(step, true));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return results.every(Boolean);
}

prepare();
const asked = process.argv.slice(2);
const withoutChecks = asked.length > 0;
const jestArguments = asked.filter((argument) => argument !== '--tests');
const checked = withoutChecks || (await runChecks());
const jest = join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
const tested = await runStep(
  { name: 'tests', args: ['--experimental-vm-modules', '--no-warnings', jest, ...jestArguments] },
  false,
);
if (!checked) console.log('A check failed: see above.');
process.exitCode = checked && tested ? 0 : 1;
