import { parseArgs } from 'node:util';
import { startServer } from './server/server.js';

/*
 * Runs the server alone in the foreground, for scripts and tests:
 *   node dist/platform/embedded-mongodb/cli.js DATA_DIR [PORT] [--ttl-interval-ms N] [--transaction-lifetime-ms N]
 * Prints its address as one line when it listens; SIGTERM and SIGINT stop it in order.
 */

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { 'ttl-interval-ms': { type: 'string' }, 'transaction-lifetime-ms': { type: 'string' } },
});
const [dataDir = './data', port = '0'] = positionals;
const { 'ttl-interval-ms': ttlIntervalMs, 'transaction-lifetime-ms': transactionLifetimeMs } = values;

const server = await startServer({
  dataDir,
  port: Number(port),
  ...(ttlIntervalMs !== undefined && { ttlIntervalMs: Number(ttlIntervalMs) }),
  ...(transactionLifetimeMs !== undefined && { transactionLifetimeMs: Number(transactionLifetimeMs) }),
  log: ({ level, message, error = '' }) => process.stderr.write(`${level}: ${message} ${error}\n`),
});
process.stdout.write(`${server.uri}\n`);

let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void server.stop().then(() => process.exit(0));
  });
}
