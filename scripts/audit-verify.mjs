// `npm run audit:verify`: recomputes the audit log in the running service's database, or in the one it will start with.
import { prepare, ROOT } from './lib/prepare.mjs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

prepare();
const { Presets, SingleBar } = await import('cli-progress');
/** @type {unknown} */
const built = await import(pathToFileURL(join(ROOT, 'dist', 'commands', 'audit-verify.js')).href);
const { verifyAuditLog } = /** @type {typeof import('../src/commands/audit-verify.js')} */ (built);

const bar = new SingleBar(
  { format: '{bar} {value}/{total} entries, {eta_formatted} left', noTTYOutput: false },
  Presets.shades_grey,
);
await verifyAuditLog({
  start: (total) => bar.start(total, 0),
  advance: (by) => bar.increment(by),
  stop: () => bar.stop(),
});
