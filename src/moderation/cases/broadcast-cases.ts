import type { Clock } from '../../platform/clock.js';
import type { Transact } from '../../platform/database/transactions.js';
import type { LiveUpdates } from '../../platform/live-updates/live-updates.js';
import type { CaseNews } from './case-news.js';

/** The topic of what is told of cases; its parts are the sections. */
export const CASES = 'cases';

/** What a write answers, and what is to be told of it. */
export interface Broadcast<T> {
  readonly result: T;
  readonly news: (now: Date) => readonly CaseNews[];
}

/** Does a write of cases and tells of it: both or neither. May do the write again, as a transaction does. */
export type BroadcastCases = <T>(write: () => Promise<Broadcast<T>>) => Promise<T>;

interface BroadcastDeps {
  readonly transact: Transact;
  readonly liveUpdates: Pick<LiveUpdates, 'tell'>;
  readonly clock: Clock;
}

export function createBroadcastCases({ transact, liveUpdates, clock }: BroadcastDeps): BroadcastCases {
  return (write) =>
    transact(async () => {
      const { result, news } = await write();
      const told = news(clock.now());
      if (told.length > 0)
        await liveUpdates.tell(told.map(({ section, ...each }) => ({ ...each, topic: CASES, part: section })));
      return result;
    });
}

/** For whoever writes past everyone that watches, such as a script. */
export const withoutTelling: BroadcastCases = async (write) => (await write()).result;
