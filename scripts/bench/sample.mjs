// One answer of the service, byte for byte.
import { request } from 'node:http';

/** @typedef {{ status: number, headers: Record<string, string>, body: string }} Sample the body in base64 */
/** @typedef {{ method: 'GET' | 'POST', path: string, headers: Record<string, string>, body?: string }} Sent */

/** Headers that node writes by itself. */
const OWN = new Set(['connection', 'date', 'keep-alive', 'transfer-encoding']);

/** @param {string} origin @param {Sent} sent @returns {Promise<Sample>} */
export function takeSample(origin, { method, path, headers, body }) {
  return new Promise((resolve, reject) => {
    const asking = request(new URL(path, origin), { method, headers }, (answer) => {
      /** @type {Buffer[]} */
      const chunks = [];
      answer.on('data', (/** @type {Buffer} */ chunk) => chunks.push(chunk));
      answer.on('end', () => {
        const kept = Object.entries(answer.headersDistinct).filter(([name]) => !OWN.has(name));
        resolve({
          status: answer.statusCode ?? 0,
          headers: Object.fromEntries(kept.map(([name, values = []]) => [name, values.join(', ')])),
          body: Buffer.concat(chunks).toString('base64'),
        });
      });
    });
    asking.on('error', reject);
    asking.end(body);
  });
}
