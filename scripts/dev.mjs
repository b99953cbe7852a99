// `npm run dev`: runs the service and starts it again whenever a file below `src` changes.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { prepare, ROOT } from './lib/prepare.mjs';

const QUIET_MS = 150; // an editor saves in several steps

/** @type {import('node:child_process').ChildProcess | undefined} */
let service;
/** @type {NodeJS.Timeout | undefined} */
let soon;

function start() {
  service = spawn(process.execPath, ['--enable-source-maps', join(ROOT, 'scripts', 'start.mjs')], {
    cwd: ROOT,
    stdio: 'inherit',
  });
}

function restart() {
  if (service?.exitCode === null) service.once('exit', start).kill('SIGTERM');
  else start();
}

prepare();
start();
watch(join(ROOT, 'src'), { recursive: true }, () => {
  clearTimeout(soon);
  soon = setTimeout(restart, QUIET_MS);
});
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    service?.once('exit', () => process.exit(0)).kill('SIGTERM');
  });
}
