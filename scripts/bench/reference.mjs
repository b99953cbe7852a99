// The reference: a bare HTTP server, in a process of its own, that reads what it is sent and answers with bytes that
// it was given before. What the service takes longer than this is the service's.
import { createServer } from 'node:http';

/** @typedef {import('./sample.mjs').Sample} Sample */

/** @type {Map<string, { status: number, headers: Record<string, string>, body: Buffer }>} */
const answers = new Map();

process.on('message', (/** @type {{ path: string, sample: Sample }} */ { path, sample }) => {
  answers.set(path, { ...sample, body: Buffer.from(sample.body, 'base64') });
  process.send?.('known');
});

const server = createServer((request, response) => {
  const answer = answers.get(request.url ?? '');
  const send = () => {
    response.writeHead(answer?.status ?? 404, answer?.headers);
    response.end(answer?.body);
  };
  /** @type {Buffer[]} */
  const chunks = [];
  request.on('data', (/** @type {Buffer} */ chunk) => chunks.push(chunk));
  request.on('end', send);
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') process.send?.(`http://127.0.0.1:${address.port}`);
});
process.on('disconnect', () => process.exit(0));
