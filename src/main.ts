import { type Config, ConfigError, readConfig } from './config/config.js';
import { readEnvironment } from './config/env.js';
import { keptSessionSecret } from './config/session-secret.js';
import { describeDemoAccounts, readDemoAccounts } from './demo/demo-accounts.js';
import { hasDemo } from './demo/load-demo.js';
import { SECOND_MS } from './platform/clock.js';
import { createLogger, type Logger } from './platform/logging/logger.js';
import { type RunningService, startService } from './service.js';

/** An orderly stop that takes longer than this has failed. */
const STOP_WITHIN_MS = 9 * SECOND_MS;

const config = configOrExit();
const logger = createLogger(config.logLevel);
endOnUnforeseenError(logger);

const service = await startService(config, logger).catch((error: unknown) => {
  logger.fatal({ err: error }, 'could not start');
  say(`Belowline could not start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
stopOnSignal(service);
say(`Belowline is ready at ${config.http.publicUrl ?? service.address}`);
if (hasDemo(config)) say(describeDemoAccounts(await readDemoAccounts(config.dataDir)));

function configOrExit(): Config {
  try {
    return readConfig(readEnvironment(), keptSessionSecret);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    say(['Belowline cannot start with this configuration:', ...error.problems.map((line) => `  ${line}`)].join('\n'));
    process.exit(1);
  }
}

function stopOnSignal({ stop }: RunningService): void {
  const begin = (signal: NodeJS.Signals): void => {
    logger.info({ signal }, 'stopping');
    setTimeout(() => exit(1), STOP_WITHIN_MS).unref();
    stop().then(
      () => exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'did not stop in order');
        exit(1);
      },
    );
  };
  process.once('SIGTERM', begin);
  process.once('SIGINT', begin);
}

function endOnUnforeseenError(log: Logger): void {
  // The state of the process is unknown: whoever supervises it starts it anew.
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'unforeseen error');
    exit(1);
  });
}

function exit(code: number): void {
  logger.flush(() => process.exit(code));
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
