import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ROLES } from '../platform/http/permissions.js';

const accountSchema = z.object({ role: z.enum(ROLES), email: z.string(), password: z.string() });

/** With what a person signs in to the demonstration: one reader, moderator, editor and admin. */
export type DemoAccount = Readonly<z.output<typeof accountSchema>>;

const fileIn = (dataDir: string) => join(dataDir, 'demo-accounts.json');

/** Writes `DATA_DIR/demo-accounts.json`, whole or not at all, for its owner's eyes only. */
export async function writeDemoAccounts(dataDir: string, accounts: readonly DemoAccount[]): Promise<void> {
  const file = fileIn(dataDir);
  await writeFile(`${file}.part`, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.part`, file);
}

/** The accounts as they were made; none where there is no such file, or another one. */
export async function readDemoAccounts(dataDir: string): Promise<readonly DemoAccount[]> {
  const text = await readFile(fileIn(dataDir), 'utf8').catch(() => 'null');
  try {
    return z.array(accountSchema).parse(JSON.parse(text));
  } catch {
    return [];
  }
}

/** Lines for the terminal. */
export function describeDemoAccounts(accounts: readonly DemoAccount[]): string {
  if (accounts.length === 0) return 'There are no demonstration accounts.';
  const widest = Math.max(...accounts.map(({ email }) => email.length));
  const lines = accounts.map(
    ({ role, email, password }) => `  ${role.padEnd('moderator'.length)}  ${email.padEnd(widest)}  ${password}`,
  );
  return ['Demonstration accounts, with their passwords:', ...lines].join('\n');
}
