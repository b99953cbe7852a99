import { z } from 'zod';
import { randomPassword, type AccountStore, type Passwords } from '../../accounts/index.js';
import type { Scales } from '../../moderation/index.js';
import { DAY_MS, type Clock } from '../../platform/clock.js';
import { CommandError, readOptions } from '../../platform/command-line.js';
import type { Connection } from '../../platform/database/connection.js';
import { makeDataSet } from './data-set.js';
import { seededEmail } from './people.js';
import type { SeedOptions } from './seed-options.js';
import { writeDataSet, type SeedCounts } from './write-data-set.js';

export interface SeedCommandDeps {
  readonly connection: Connection;
  readonly accountStore: Pick<AccountStore, 'findByEmail'>;
  readonly passwords: Pick<Passwords, 'hash'>;
  readonly clock: Clock;
  /** What the service weighs its cases by. */
  readonly scales: Scales;
  /** In production mode the command wants to be told twice. */
  readonly isProduction: boolean;
  readonly progress: SeedProgress;
}

/** Shows how far the command is; in comments. */
export interface SeedProgress {
  start(total: number): void;
  advance(by: number): void;
  stop(): void;
}

const MOST_COMMENTS = 10_000_000;
const YES = '--yes';

const whole = (max: number) => z.coerce.number().int().min(1).max(max);

const options = z.strictObject({
  comments: whole(MOST_COMMENTS),
  seed: whole(1_000_000).default(1),
  flagged: whole(90).default(6),
  password: z.string().min(10).max(200).optional(),
});

export const SEED_USAGE = `Fills the database with a large data set for trying out and measuring: accounts, articles, comments with replies,
recommendations, flags and cases in every state. The same options make the same data on the same day.

  npm run seed -- --comments N [--seed S] [--flagged F] [--password P] [${YES}]

  --seed        chooses one of many data sets (1); several of them fit into one database
  --flagged     how many of a hundred comments are flagged (6); about half of these wait for an editor
  --password    of every seeded account; made at random without it
  ${YES}         needed in production mode`;

/** Runs the command and returns what to print. Throws `CommandError` for options, and for a data set that is there. */
export async function runSeedCommand(deps: SeedCommandDeps, argv: readonly string[]): Promise<string> {
  if (deps.isProduction && !argv.includes(YES))
    throw new CommandError(`This is production mode. Add ${YES} to fill this database with invented data.`);
  const {
    comments,
    seed,
    flagged,
    password = randomPassword(),
  } = readOptions(
    options,
    argv.filter((argument) => argument !== YES),
  );
  if ((await deps.accountStore.findByEmail(seededEmail('reader', 1, seed))) !== null)
    throw new CommandError(`The data set of --seed ${seed} is in this database, or a part of it. Choose another seed.`);
  const passwordHash = await deps.passwords.hash(password);
  const until = today(deps.clock);
  const dataSet: SeedOptions = {
    ...{ comments, seed, until, passwordHash },
    flaggedShare: flagged / 100,
    scales: deps.scales,
  };
  const counts = await write(deps, dataSet);
  return summary(counts, { seed, password });
}

async function write({ connection, progress }: SeedCommandDeps, dataSet: SeedOptions): Promise<SeedCounts> {
  progress.start(dataSet.comments);
  try {
    return await writeDataSet(connection, makeDataSet(dataSet), progress);
  } finally {
    progress.stop();
  }
}

/** The day's beginning, UTC. */
function today(clock: Clock): Date {
  const now = clock.now().getTime();
  return new Date(now - (now % DAY_MS));
}

function summary(counts: SeedCounts, { seed, password }: { readonly seed: number; readonly password: string }): string {
  const { accounts, articles, comments, flags, cases, openCases } = counts;
  return [
    `Made ${accounts} accounts, ${articles} articles, ${comments} comments, ${flags} flags and ${cases} cases (${openCases} open).`,
    `Readers sign in as ${seededEmail('reader', 1, seed)} and so on, editors as ${seededEmail('editor', 1, seed)};`,
    `the password of all: ${password}`,
  ].join('\n');
}
