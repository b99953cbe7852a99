// `npm run token`: makes, lists or revokes access tokens, in the running service's database or in the one it will start with.
import { prepare, ROOT } from './lib/prepare.mjs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

prepare();
await import(pathToFileURL(join(ROOT, 'dist', 'commands', 'token.js')).href);
