// Makes what a command needs: the installed packages and the built code. Uses Node.js alone, as nothing is installed yet.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const INSTALLED = join(ROOT, 'node_modules', '.belowline-lock');
const BUILT = join(ROOT, 'dist', '.belowline-source');

/** @param {readonly string[]} files */
function digest(files) {
  const hash = createHash('sha256').update(process.version);
  for (const file of files) hash.update(file).update('\0').update(readFileSync(file));
  return hash.digest('hex');
}

/** @param {string} folder @returns {string[]} */
function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** @param {string} stamp @param {string} wanted */
const isFresh = (stamp, wanted) => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;

/** Runs a command in the project's folder; ends this process when it fails. @param {string} command @param {readonly string[]} args */
function run(command, args) {
  const { status } = spawnSync(command, args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Belowline needs Node.js 20.19 or newer; this is ${process.version}.`);
  process.exit(1);
}

function install() {
  const wanted = digest([join(ROOT, 'package-lock.json'), join(ROOT, 'package.json')]);
  if (isFresh(INSTALLED, wanted)) return;
  console.log('Installing packages from package-lock.json ...');
  // Not `npm ci`, which refuses a lock file that doesn't name the native packages of every other platform.
  run('npm', ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(INSTALLED, wanted);
}

function build() {
  const wanted = digest([...filesBelow(join(ROOT, 'src')), join(ROOT, 'scripts', 'build.mjs')]);
  if (isFresh(BUILT, wanted)) return;
  console.log('Building ...');
  run(process.execPath, [join(ROOT, 'scripts', 'build.mjs')]);
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  writeFileSync(BUILT, wanted);
}

/** Installs and builds whatever is missing or stale; quick when nothing is. */
export function prepare() {
  requireNode();
  install();
  build();
}
