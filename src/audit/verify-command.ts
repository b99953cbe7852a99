import { z } from 'zod';
import { CommandError, readOptions } from '../platform/command-line.js';
import { describeFault } from './fault.js';
import { createPublishedRoots, type PublishedRoots } from './published-roots.js';
import { verifyEntries, type VerifyEntriesDeps, type WalkedLog } from './verify-entries.js';
import { verifyPersonalTexts, type VerifyPersonalTextsDeps } from './verify-personal-texts.js';
import { verifyRoots, type ComparedRoots, type VerifyRootsDeps } from './verify-roots.js';

export interface VerifyCommandDeps {
  readonly auditStore: VerifyEntriesDeps['auditStore'] & VerifyPersonalTextsDeps['auditStore'];
  readonly sealStore: VerifyEntriesDeps['sealStore'] & VerifyRootsDeps['sealStore'];
  readonly personalTextStore: VerifyPersonalTextsDeps['personalTextStore'];
  readonly publishedRoots: PublishedRoots;
  readonly progress: VerifyProgress;
}

/** Shows how far the command is; in entries. */
export interface VerifyProgress {
  start(total: number): void;
  advance(by: number): void;
  stop(): void;
}

const options = z.strictObject({ roots: z.string().min(1).optional() });

export const VERIFY_USAGE = `Recomputes the whole audit log, and names the first entry that was changed, dropped, inserted or moved. Changes nothing.

  npm run audit:verify [-- --roots FILE]

  --roots       published roots to hold the log against, a JSON object a line (DATA_DIR/audit-roots.jsonl)`;

/** Runs the command and returns what to print. Throws `CommandError` for options, and for a log that is not whole. */
export async function runVerifyCommand(deps: VerifyCommandDeps, argv: readonly string[]): Promise<string> {
  const { roots } = readOptions(options, argv);
  const publishedRoots = roots === undefined ? deps.publishedRoots : createPublishedRoots(roots);
  const compared = await verifyRoots({ ...deps, publishedRoots });
  const walked = await walk(deps);
  const faults = [walked.fault, compared.fault, await verifyPersonalTexts(deps)].filter((fault) => fault !== null);
  if (faults.length > 0)
    throw new CommandError(['The audit log is NOT whole.', ...faults.map(describeFault)].join('\n'));
  return summary(walked, compared, publishedRoots.file);
}

async function walk({ progress, ...deps }: VerifyCommandDeps): Promise<WalkedLog> {
  const head = await deps.sealStore.head();
  progress.start(head === null ? 0 : head.firstIndex + head.size);
  try {
    return await verifyEntries({ ...deps, advance: (entries) => progress.advance(entries) });
  } finally {
    progress.stop();
  }
}

function summary({ entries, seals, unsealed }: WalkedLog, { published }: ComparedRoots, file: string): string {
  return [
    `The audit log is whole: ${entries} entries in ${seals} seals; ${unsealed} more wait for theirs.`,
    published === 0
      ? `There are no published roots in ${file}: a log that was cut off or replaced would not be found.`
      : `It agrees with the ${published} roots published in ${file}.`,
  ].join('\n');
}
