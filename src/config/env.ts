import { existsSync } from 'node:fs';

/** The process's environment, with what a `.env` file in the working directory adds; the process's own values win. */
export function readEnvironment(): NodeJS.ProcessEnv {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}
