// `npm start`: prepares what is missing, then runs the service in this process, so that signals reach it.
import { prepare, ROOT } from './lib/prepare.mjs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

prepare();
await import(pathToFileURL(join(ROOT, 'dist', 'main.js')).href);
