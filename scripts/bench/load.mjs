// Load on one origin, by autocannon.
import autocannon from 'autocannon';

/** @typedef {import('./sample.mjs').Sent} Sent */
/**
 * What one round of load came to; times in ms.
 * @typedef {{ answers: number, elapsed: number, latencies: number[], failures: Record<string, number> }} Round
 */
/**
 * `amount` requests, or as many as fit in `seconds`; `next` makes each, `answered` is told the body of each answer.
 * @typedef {object} Load
 * @property {string} origin
 * @property {() => Sent} next
 * @property {number} connections
 * @property {number} [amount]
 * @property {number} [seconds]
 * @property {(body: string) => void} [answered]
 */

/** @param {Load} load @returns {Promise<Round>} */
export async function applyLoad({ origin, next, connections, amount, seconds = 1, answered }) {
  /** @type {Round} */
  const round = { answers: 0, elapsed: 0, latencies: [], failures: {} };
  /** @param {string} what */
  const failed = (what) => (round.failures[what] = (round.failures[what] ?? 0) + 1);
  const request = {
    setupRequest: (/** @type {autocannon.Request} */ before) => ({ ...before, body: '', ...next() }),
    onResponse: (/** @type {number} */ _status, /** @type {string} */ body) => answered?.(body),
  };
  const limit = amount === undefined ? { duration: seconds } : { amount, duration: 600 };
  await new Promise((resolve, reject) => {
    const options = { url: origin, connections: Math.min(connections, amount ?? connections), ...limit };
    const run = autocannon({ ...options, requests: [request] }, (error) => {
      if (error instanceof Error) reject(error);
      else resolve(null);
    });
    let startedAt = performance.now();
    run.on('start', () => (startedAt = performance.now()));
    run.on('reqError', (/** @type {Error} */ error) => failed(error.message));
    // The typings leave out the first of the event's arguments.
    run.on('response', (/** @type {readonly unknown[]} */ ...given) => {
      const [, status = 0, , latency = 0] = given.map(Number);
      round.answers += 1;
      round.elapsed = performance.now() - startedAt;
      round.latencies.push(latency);
      if (status < 200 || status > 299) failed(`status ${status}`);
    });
  });
  return round;
}

/** Several rounds as one. @param {readonly Round[]} rounds @returns {Round} */
export function joined(rounds) {
  /** @type {Record<string, number>} */
  const failures = {};
  for (const [what, count] of rounds.flatMap((round) => Object.entries(round.failures)))
    failures[what] = (failures[what] ?? 0) + count;
  return {
    answers: rounds.reduce((sum, { answers }) => sum + answers, 0),
    elapsed: rounds.reduce((sum, { elapsed }) => sum + elapsed, 0),
    latencies: rounds.flatMap(({ latencies }) => latencies),
    failures,
  };
}
