/** @typedef {import('../../src/moderation/index.js').Score} Score */

const WIDTHS = [20, 8, 9, 11, 8, 14];
const HEADINGS = ['', 'hits', 'signals', 'precision', 'recall', 'false alarms'];

/** @param {number} share */
const share = (share) => (Number.isNaN(share) ? '-' : share.toFixed(3));

/** @param {readonly string[]} cells */
const row = (cells) =>
  cells.map((cell, i) => (i === 0 ? cell.padEnd(WIDTHS[0] ?? 0) : cell.padStart(WIDTHS[i] ?? 0))).join('');

/**
 * A line for each detector, and below them the lines of the file to look at. Never what stands there.
 * @param {readonly Score[]} scores
 */
export function scoreTable(scores) {
  const lines = scores.map(({ detector, hits, rightHits, signalled, texts, violating }) => {
    const alarms = ((hits - rightHits) / (texts - violating)) * 10_000;
    const shares = [
      share(rightHits / hits),
      share(rightHits / violating),
      Number.isNaN(alarms) ? '-' : alarms.toFixed(0),
    ];
    return row([detector, String(hits), String(signalled), ...shares]);
  });
  const examples = scores.map(
    ({ detector, falseAlarms, missed }) =>
      `${detector}: false alarms in lines ${falseAlarms.join(' ') || '-'}; missed ${missed.join(' ') || '-'}`,
  );
  return [row(HEADINGS), ...lines, '', ...examples].join('\n');
}
