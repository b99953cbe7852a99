import { runTokenCommand, TOKEN_USAGE } from '../accounts/index.js';
import { runCommand } from './run-command.js';

await runCommand({
  usage: TOKEN_USAGE,
  run: ({ accounts, audit, clock, transactions }, argv) =>
    runTokenCommand({ ...accounts, ...audit, clock, ...transactions }, argv),
});
