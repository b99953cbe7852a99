import { runSeedCommand, SEED_USAGE, type SeedProgress } from '../demo/seed/seed-command.js';
import { runCommand } from './run-command.js';

/** `npm run seed`; the progress is shown by the caller. */
export function seed(progress: SeedProgress): Promise<void> {
  return runCommand({
    usage: SEED_USAGE,
    run: async ({ accounts, clock, config, connection, features }, argv) =>
      runSeedCommand(
        {
          ...accounts,
          clock,
          connection,
          progress,
          scales: await features.readScales(null),
          isProduction: config.mode === 'production',
        },
        argv,
      ),
  });
}
