// A plot of a simulation as SVG: for each way of triage the harm that readers saw, next to the innocent comments hidden.

/** @typedef {import('./play.mjs').Outcome} Outcome */
/** @typedef {import('./report.mjs').Outcomes} Outcomes */

const ROW = 34;
const LEFT = 230;
const PANEL = 260;
const GAP = 60;
const TOP = 64;
const BAR = 14;

/** @param {Outcomes} outcomes @returns {string} */
export function plotOf(outcomes) {
  const rows = Object.values(outcomes);
  const height = TOP + rows.length * ROW + 16;
  const panels = [
    { title: 'Harm seen by readers, in thousands', figure: (/** @type {Outcome} */ each) => each.harm / 1000 },
    {
      title: 'Innocent comments hidden',
      figure: (/** @type {Outcome} */ each) => each.hiddenByFresh + each.hiddenByOld + each.hiddenByOthers,
    },
  ];
  const width = LEFT + panels.length * (PANEL + GAP);
  const names = rows.map((results, nth) =>
    text(LEFT - 12, baseline(nth), { anchor: 'end', words: results[0]?.name ?? '' }),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13" role="img">`,
    '<title>Ways of triage in a world whose truth is known: means, with each seed as a dot</title>',
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...names,
    ...panels.map((panel, nth) => panelOf(rows, panel, LEFT + nth * (PANEL + GAP))),
    '</svg>\n',
  ].join('\n');
}

/** @param {readonly (readonly Outcome[])[]} rows @param {{ title: string, figure: (outcome: Outcome) => number }} panel @param {number} left */
function panelOf(rows, { title, figure }, left) {
  const most = Math.max(1, ...rows.flat().map(figure));
  /** @param {number} value */
  const x = (value) => left + (PANEL * value) / most;
  const bars = rows.flatMap((results, nth) => {
    const mean = results.reduce((sum, each) => sum + figure(each), 0) / results.length;
    const middle = TOP + nth * ROW + ROW / 2;
    return [
      `<rect x="${left}" y="${middle - BAR / 2}" width="${(x(mean) - left).toFixed(1)}" height="${BAR}" fill="#4878a8"/>`,
      ...results.map(
        (each) => `<circle cx="${x(figure(each)).toFixed(1)}" cy="${middle}" r="2" fill="#222" fill-opacity="0.6"/>`,
      ),
      text(x(most) + 8, baseline(nth), { anchor: 'start', words: mean.toFixed(mean < 10 ? 1 : 0) }),
    ];
  });
  const axis = `<path d="M${left} ${TOP}V${TOP + rows.length * ROW}" stroke="#888"/>`;
  return [text(left, TOP - 16, { anchor: 'start', words: title }), axis, ...bars].join('\n');
}

/** @param {number} nth */
const baseline = (nth) => TOP + nth * ROW + ROW / 2 + 4.5;

/** @param {number} x @param {number} y @param {{ anchor: string, words: string }} what */
const text = (x, y, { anchor, words }) =>
  `<text x="${x.toFixed(1)}" y="${y}" text-anchor="${anchor}">${escaped(words)}</text>`;

/** @param {string} words */
const escaped = (words) => words.replace(/&/g, '&amp;').replace(/</g, '&lt;');
