// Builds `src` into `dist`, file by file: the folders stay the same, and the worker thread finds its file beside it.
// A service that runs from `dist` goes on running: files are replaced one by one, and left-overs removed at the end.
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from './lib/prepare.mjs';
import { wordsFor } from './lib/words-for.mjs';

const source = join(ROOT, 'src');
const target = join(ROOT, 'dist');

/** @param {string} folder @returns {string[]} paths of its files, relative to it */
const filesIn = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    : [];

/** What runs in browsers: one bundle, not files of their own. */
const CLIENT = join('pages', 'client');
const BUNDLE = join(CLIENT, 'client.js');

const all = filesIn(source);
const files = all.filter((file) => !file.startsWith(CLIENT));
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
await build({
  entryPoints: [join(source, CLIENT, 'main.ts')],
  outfile: join(target, BUNDLE),
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  legalComments: 'none',
  define: {
    WORDS: JSON.stringify(
      wordsFor(
        all.filter((file) => file.startsWith(CLIENT) && MODULE.test(file)).map((file) => join(source, file)),
        join(source, 'pages', 'layout', 'words', 'en-GB.ftl'),
      ),
    ),
  },
});
for (const file of assets) cpSync(join(source, file), join(target, file));

const built = new Set([
  BUNDLE,
  ...assets,
  ...modules.map((file) => file.replace(MODULE, '.js')),
  ...modules.map((file) => file.replace(MODULE, '.js.map')),
]);
for (const file of filesIn(target)) if (!built.has(file)) rmSync(join(target, file));
