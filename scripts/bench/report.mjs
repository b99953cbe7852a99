// What the rounds say, as numbers and as a table.

import { joined } from './load.mjs';

/** @typedef {import('./load.mjs').Round} Round */
/** @typedef {import('./measure.mjs').Measured} Measured */
/**
 * Rates are requests a second, times ms; both ratios are medians over the rounds, each of which compares what was
 * measured one after the other. `ofSmallest` is the share of the smallest site's rate.
 * @typedef {object} Line
 * @property {string} scenario
 * @property {number} comments
 * @property {number} rate
 * @property {number} p50
 * @property {number} p99
 * @property {number} referenceRate
 * @property {number} ofReference
 * @property {number | null} ofSmallest
 * @property {number | null} bar
 * @property {number | null} referenceBar
 * @property {Record<string, number>} failures
 */

/** @param {readonly number[]} numbers @param {number} share 0 to 1 */
function quantile(numbers, share) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** @param {readonly number[]} numbers */
function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}

/** @param {Round} round */
const rateOf = ({ answers, elapsed }) => (1000 * answers) / elapsed;

/** The rates of one series over those of another, round by round. @param {readonly Round[]} these @param {readonly Round[]} those */
const ratio = (these, those) => median(these.map((round, index) => rateOf(round) / rateOf(those[index] ?? round)));

/** @param {Measured} measured @returns {Line[]} */
export function linesOf({ scenario, sites }) {
  const [smallest] = sites;
  return sites.map((each) => {
    const { site, service, reference } = each;
    const latencies = service.flatMap((round) => round.latencies);
    return {
      scenario: scenario.name,
      comments: site.comments,
      rate: median(service.map(rateOf)),
      p50: quantile(latencies, 0.5),
      p99: quantile(latencies, 0.99),
      referenceRate: median(reference.map(rateOf)),
      ofReference: ratio(service, reference),
      ofSmallest: smallest === undefined || smallest === each ? null : ratio(service, smallest.service),
      bar: scenario.bar ?? null,
      referenceBar: scenario.referenceBar ?? null,
      failures: joined([...service, ...reference]).failures,
    };
  });
}

/** What the run fails for: answers that were none, and bars that were missed. @param {readonly Line[]} lines */
export function shortcomings(lines) {
  return lines.flatMap(({ scenario, comments, ofSmallest, bar, ofReference, referenceBar, failures }) => {
    const where = `${scenario}, ${comments} comments`;
    const wrong = Object.entries(failures).map(([what, count]) => `${where}: ${count} times ${what}`);
    if (ofSmallest !== null && bar !== null && ofSmallest < bar)
      wrong.push(`${where}: keeps ${percent(ofSmallest)} of its rate, and should keep ${percent(bar)}`);
    if (referenceBar !== null && ofReference < referenceBar)
      wrong.push(`${where}: ${percent(ofReference)} of the reference, and should be ${percent(referenceBar)}`);
    return wrong;
  });
}

/** @param {number} share */
const percent = (share) => `${(100 * share).toFixed(0)} %`;

/** @param {readonly Line[]} lines */
export function tableOf(lines) {
  const head = ['', 'comments', 'requests/s', 'p50 ms', 'p99 ms', 'reference/s', 'of reference', 'of smallest', 'bar'];
  const rows = lines.map((line, index) => [
    line.scenario === lines[index - 1]?.scenario ? '' : line.scenario,
    line.comments.toLocaleString('en-GB'),
    line.rate.toFixed(0),
    line.p50.toFixed(1),
    line.p99.toFixed(1),
    line.referenceRate.toFixed(0),
    line.ofReference.toFixed(3),
    line.ofSmallest === null ? '' : percent(line.ofSmallest),
    line.ofSmallest === null || line.bar === null ? '' : percent(line.bar),
  ]);
  return written(head, rows);
}

/** @param {readonly import('./screening.mjs').ScreeningLine[]} lines */
export function screeningTableOf(lines) {
  const head = ['screening', 'p50 ms', 'p99 ms', 'signals', 'verdict'];
  const rows = lines.map(({ text, p50, p99, signals, verdict }) => [
    text,
    p50.toFixed(2),
    p99.toFixed(2),
    String(signals),
    verdict,
  ]);
  return written(head, rows);
}

/** @param {readonly string[]} head @param {readonly (readonly string[])[]} rows the first column to the left */
function written(head, rows) {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    )
    .join('\n');
}
