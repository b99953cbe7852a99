import { type DestinationStream, type Logger, type LoggerOptions, pino, stdSerializers } from 'pino';

export type { Logger };

/** Values that must not reach a log, wherever a log entry carries them one level deep or in a request. */
const REDACTED = ['password', 'email', 'token', 'cookie', 'authorization', 'secret'].flatMap((name) => [
  name,
  `*.${name}`,
  `req.headers.${name}`,
]);

/** A logger that writes JSON lines to standard output, or to `destination`. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: [...REDACTED, 'req.headers["x-csrf-token"]', 'res.headers["set-cookie"]'], censor: '[redacted]' },
    serializers: { err: stdSerializers.err },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
