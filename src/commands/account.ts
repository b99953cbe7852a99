import { ACCOUNT_USAGE, runAccountCommand } from '../accounts/index.js';
import { runCommand } from './run-command.js';

await runCommand({
  usage: ACCOUNT_USAGE,
  run: ({ accounts, audit, clock, transactions }, argv) =>
    runAccountCommand({ ...accounts, ...audit, clock, ...transactions }, argv),
});
