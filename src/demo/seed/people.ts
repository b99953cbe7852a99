import type { ImportedAccount } from '../../accounts/index.js';
import { DAY_MS } from '../../platform/clock.js';
import type { Role } from '../../platform/http/permissions.js';
import { createIds } from './ids.js';
import { writeName } from './prose.js';
import { createRandom, type Random } from './random.js';
import type { SeedOptions } from './seed-options.js';

export interface People {
  readonly accounts: readonly ImportedAccount[];
  /** Ids of accounts; the first ones write and flag the most. */
  readonly readers: readonly string[];
  /** Ids of the accounts that decide cases. */
  readonly editors: readonly string[];
}

const COMMENTS_A_READER = 25;
const FEWEST_READERS = 60;
const EDITORS = 4;
/** Everybody had signed up before the first article came out. */
const YOUNGEST_ACCOUNT_DAYS = 400;
const OLDEST_ACCOUNT_DAYS = 1500;

export function makePeople(options: SeedOptions): People {
  const readers = Math.max(FEWEST_READERS, Math.round(options.comments / COMMENTS_A_READER));
  const make = accountMaker(options);
  const accounts = [
    ...Array.from({ length: readers }, (_, index) => make('reader', index + 1)),
    ...Array.from({ length: EDITORS }, (_, index) => make('editor', index + 1)),
  ];
  const idsOf = (role: Role) => accounts.filter((account) => account.role === role).map(({ id }) => id);
  return { accounts, readers: idsOf('reader'), editors: idsOf('editor') };
}

/** The address of the `nth` account (from 1) of a role, in the data set of one seed. */
export function seededEmail(role: Role, nth: number, seed: number): string {
  return `${role}-${nth}@seed-${seed}.example`;
}

function accountMaker({ seed, until, passwordHash }: SeedOptions): (role: Role, nth: number) => ImportedAccount {
  const random = createRandom(`people of ${seed}`);
  const newId = createIds(`people of ${seed}`);
  return (role, nth) => {
    const createdAt = joinedAt(random, until);
    return {
      id: newId(createdAt),
      email: seededEmail(role, nth, seed),
      displayName: writeName(random),
      role,
      sections: null,
      createdAt,
      emailVerifiedAt: createdAt,
      passwordHash,
      passwordSetAt: createdAt,
    };
  };
}

function joinedAt(random: Random, until: Date): Date {
  const days = YOUNGEST_ACCOUNT_DAYS + random.next() * (OLDEST_ACCOUNT_DAYS - YOUNGEST_ACCOUNT_DAYS);
  return new Date(until.getTime() - Math.round(days * DAY_MS));
}

/** One of the readers, the first ones far more often than the last. */
export function pickReader(random: Random, { readers }: Pick<People, 'readers'>): string {
  return readers[Math.floor(readers.length * random.next() ** 2)] ?? random.pick(readers);
}

/** `count` different readers, `author` not among them; fewer where there are not as many. */
export function pickOthers(
  random: Random,
  people: Pick<People, 'readers'>,
  { author, count }: { readonly author: string; readonly count: number },
): readonly string[] {
  const picked = new Set<string>();
  for (let attempt = 0; picked.size < count && attempt < 3 * count; attempt += 1) {
    const reader = pickReader(random, people);
    if (reader !== author) picked.add(reader);
  }
  return [...picked];
}
