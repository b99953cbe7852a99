/** Something worth an operator's notice. Plain data, so that it can pass between threads. */
export interface LogEntry {
  readonly level: 'info' | 'error';
  readonly message: string;
  /** The error's stack, where one was thrown. */
  readonly error?: string;
}

export type Log = (entry: LogEntry) => void;

/** Notes a failure that nobody else is told of. */
export function logError(log: Log, message: string, error: unknown): void {
  log({ level: 'error', message, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
