// What a simulation says, as numbers, as a table, and as what it fails for.

/** @typedef {import('./play.mjs').Outcome} Outcome */
/** The outcomes of each way, one a seed. @typedef {Readonly<Record<string, readonly Outcome[]>>} Outcomes */

/** @param {Outcomes} outcomes @param {string} way @param {(outcome: Outcome) => number} figure */
const sum = (outcomes, way, figure) => (outcomes[way] ?? []).reduce((total, outcome) => total + figure(outcome), 0);

/** @param {Outcome} outcome */
const harmOf = ({ harm }) => harm;
/** @param {Outcome} outcome */
const innocentOf = ({ hiddenByFresh, hiddenByOld, hiddenByOthers }) => hiddenByFresh + hiddenByOld + hiddenByOthers;

/** The figures that have a bar, over all seeds. @param {Outcomes} outcomes */
export function measuresOf(outcomes) {
  /** @param {string} way @param {string} other @param {(outcome: Outcome) => number} figure */
  const ratio = (way, other, figure) => sum(outcomes, way, figure) / sum(outcomes, other, figure);
  return [
    { name: 'harm of Belowline to Discourse, hiding off', value: ratio('off', 'discourse', harmOf), bar: 0.8 },
    {
      name: 'harm of Belowline at firm to Discourse at its default',
      value: ratio('firm', 'discourseHiding', harmOf),
      bar: 0.75,
    },
    {
      name: 'innocent comments hidden, at firm to Discourse',
      value: ratio('firm', 'discourseHiding', innocentOf),
      bar: 0.7,
    },
    {
      name: 'comments hidden by fresh groups at careful',
      value: sum(outcomes, 'careful', (each) => each.hiddenByFresh),
      bar: 0,
    },
  ];
}

/** @typedef {ReturnType<typeof measuresOf>[number]} Measure */

/** @param {Measure} measure */
export const isMet = ({ value, bar }) => value <= bar;

/** @param {readonly Measure[]} measures */
export function shortcomings(measures) {
  return measures
    .filter((measure) => !isMet(measure))
    .map(({ name, value, bar }) => `${name}: ${value.toFixed(3)}, and should be ${bar} at most`);
}

/** Means over the seeds; of the wait, the longest. @param {Outcomes} outcomes */
export function tableOf(outcomes) {
  const head = [
    '',
    'harm',
    'of Discourse',
    'innocent hidden: by fresh',
    'by old',
    'by others',
    'readers kept from them',
    'violating hidden',
    'removed',
    'longest wait, h',
  ];
  const rows = Object.entries(outcomes).map(([way, results]) => {
    /** @param {(outcome: Outcome) => number} figure */
    const mean = (figure) => sum(outcomes, way, figure) / results.length;
    return [
      results[0]?.name ?? way,
      count(mean(harmOf)),
      (sum(outcomes, way, harmOf) / sum(outcomes, 'discourse', harmOf)).toFixed(2),
      mean((each) => each.hiddenByFresh).toFixed(1),
      mean((each) => each.hiddenByOld).toFixed(1),
      mean((each) => each.hiddenByOthers).toFixed(1),
      count(mean((each) => each.silenced)),
      mean((each) => each.hiddenViolating).toFixed(1),
      mean((each) => each.removed).toFixed(1),
      Math.max(...results.map((each) => each.longestWait)).toFixed(0),
    ];
  });
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    )
    .join('\n');
}

/** @param {number} value */
const count = (value) => Math.round(value).toLocaleString('en-GB');
