// Builds `src` into `dist`, file by file: the folders stay the same, and the worker thread finds its file beside it.
// A service that runs from `dist` goes on running: files are replaced one by one, and left-overs removed at the end.
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from './lib/prepare.mjs';

const source = join(ROOT, 'src');
const target = join(ROOT, 'dist');

/** @param {string} folder @returns {string[]} paths of its files, relative to it */
const filesIn = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    : [];

const files = filesIn(source);
const MODULE = /\.tsx?$/;
const modules = files.filter((file) => MODULE.test(file));
const assets = files.filter((file) => /\.(svg|json|css|html|ftl)$/.test(file));

await build({
  entryPoints: modules.map((file) => join(source, file)),
  outdir: target,
  outbase: source,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  sourcemap: 'linked',
  jsx: 'automatic',
  jsxImportSource: 'preact',
});
for (const file of assets) cpSync(join(source, file), join(target, file));

const built = new Set([
  ...assets,
  ...modules.map((file) => file.replace(MODULE, '.js')),
  ...modules.map((file) => file.replace(MODULE, '.js.map')),
]);
for (const file of filesIn(target)) if (!built.has(file)) rmSync(join(target, file));
