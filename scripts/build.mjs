// Builds `src` into `dist`, file by file: the folders stay the same, and the worker thread finds its file beside it.
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from './lib/prepare.mjs';

const source = join(ROOT, 'src');
const target = join(ROOT, 'dist');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' });

rmSync(target, { recursive: true, force: true });
await build({
  entryPoints: files.filter((file) => file.endsWith('.ts')).map((file) => join(source, file)),
  outdir: target,
  outbase: source,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  sourcemap: 'linked',
});
for (const file of files.filter((name) => /\.(svg|json|css|html)$/.test(name))) {
  cpSync(join(source, file), join(target, file));
}
