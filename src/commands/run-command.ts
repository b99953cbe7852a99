import { randomBytes } from 'node:crypto';
import { ConfigError, readConfig } from '../config/config.js';
import { readEnvironment } from '../config/env.js';
import { type Context, createContext } from '../context.js';
import { joinDatabase } from '../database.js';
import { CommandError } from '../platform/command-line.js';
import { createCollectionsAndIndexes } from '../platform/database/connection.js';
import { AppError } from '../platform/errors.js';

interface Command {
  readonly usage: string;
  /** True for one that has something to do without any option. */
  readonly needsNoOptions?: boolean;
  /** Returns what to print. */
  readonly run: (context: Context, argv: readonly string[]) => Promise<string>;
}

/**
 * Runs a command with this process's arguments on the service's database, beside the running service or without it.
 * What the person who typed it has to mend is printed, and makes the exit code 1.
 */
export async function runCommand(command: Command): Promise<void> {
  const argv = process.argv.slice(2);
  if ((argv.length === 0 && command.needsNoOptions !== true) || argv.includes('--help')) {
    console.log(command.usage);
    return;
  }
  try {
    console.log(await runOnDatabase(command, argv));
  } catch (error) {
    if (!isForAPerson(error)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

async function runOnDatabase({ run }: Command, argv: readonly string[]): Promise<string> {
  // No session is read or written here, so any secret will do.
  const config = readConfig(readEnvironment(), () => randomBytes(32).toString('hex'));
  const { connection, stop } = await joinDatabase(config);
  try {
    const context = createContext({ config, connection });
    await createCollectionsAndIndexes(connection);
    return await run(context, argv);
  } finally {
    await stop();
  }
}

function isForAPerson(error: unknown): error is Error {
  return error instanceof CommandError || error instanceof AppError || error instanceof ConfigError;
}
