// `npm run journey`: walks the core journey against a running service. The editor is the demonstration's, or the one
// given by EDITOR_EMAIL and EDITOR_PASSWORD.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { walkJourney } from './lib/journey.mjs';
import { ROOT } from './lib/prepare.mjs';

/** @typedef {{ role: string, email: string, password: string }} DemoAccount */

const { PUBLIC_URL, HOST = '127.0.0.1', PORT = '3000', DATA_DIR = join(ROOT, 'data') } = process.env;
const origin = PUBLIC_URL ?? `http://${HOST}:${PORT}`;

function findEditor() {
  const { EDITOR_EMAIL: email, EDITOR_PASSWORD: password } = process.env;
  if (email && password) return { email, password };
  const file = join(DATA_DIR, 'demo-accounts.json');
  if (!existsSync(file)) return undefined;
  /** @type {unknown} */
  const accounts = JSON.parse(readFileSync(file, 'utf8'));
  return /** @type {DemoAccount[]} */ (accounts).find(({ role }) => role === 'editor');
}

const editor = findEditor();
if (!editor) {
  console.error('No editor to sign in as: set EDITOR_EMAIL and EDITOR_PASSWORD, or start with the demonstration.');
  process.exit(1);
}
let step = 0;
try {
  await walkJourney({ origin, editor, say: (sentence) => console.log(`${++step}. ${sentence}.`) });
  console.log('The whole journey works.');
} catch (error) {
  console.error(`Stopped after step ${step}: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
