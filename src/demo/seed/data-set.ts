import type { ImportedAccount } from '../../accounts/index.js';
import type { Article } from '../../articles/index.js';
import { makePeople } from './people.js';
import { makeArticles } from './press.js';
import type { SeedOptions } from './seed-options.js';
import { makeThread, type Thread } from './thread.js';

/** A whole site's worth of data that agrees in everything that the features keep in agreement. */
export interface DataSet {
  readonly accounts: readonly ImportedAccount[];
  readonly articles: readonly Article[];
  /** One for each article, made only when it is asked for: a large set never stands in memory as a whole. */
  threads(): Iterable<Thread>;
}

export function makeDataSet(options: SeedOptions): DataSet {
  const people = makePeople(options);
  const commissions = makeArticles(options);
  return {
    accounts: people.accounts,
    articles: commissions.map(({ article }) => article),
    *threads() {
      for (const commission of commissions) yield makeThread(options, commission, people);
    },
  };
}
