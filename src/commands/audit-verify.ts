import { runVerifyCommand, VERIFY_USAGE, type VerifyProgress } from '../audit/index.js';
import { runCommand } from './run-command.js';

/** `npm run audit:verify`; the progress is shown by the caller. */
export function verifyAuditLog(progress: VerifyProgress): Promise<void> {
  return runCommand({
    usage: VERIFY_USAGE,
    needsNoOptions: true,
    run: ({ audit }, argv) => runVerifyCommand({ ...audit, progress }, argv),
  });
}
