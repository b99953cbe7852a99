import type { Clock } from '../../platform/clock.js';
import type { Viewer } from '../../platform/http/permissions.js';
import { QUEUES, type Queue } from './case.js';
import { lanesOf } from './case-view.js';
import type { LaneTally, QueueStore } from './queue-store.js';

export interface ReadQueuesDeps {
  readonly queueStore: QueueStore;
  readonly clock: Clock;
}

interface QueueTally extends LaneTally {
  readonly queue: Queue;
}

/** What waits in each queue within the sections that `viewer` works on, or in one of them. */
export function readQueues(
  { queueStore, clock }: ReadQueuesDeps,
  viewer: Viewer,
  section: string | undefined,
): Promise<readonly QueueTally[]> {
  const now = clock.now();
  return Promise.all(
    QUEUES.map(async (queue) => {
      const lanes = lanesOf(viewer, { queue, section });
      const tallies = await Promise.all(lanes.map((lane) => queueStore.tally(lane, now)));
      return { queue, ...sumOf(tallies) };
    }),
  );
}

function sumOf(tallies: readonly LaneTally[]): LaneTally {
  return tallies.reduce<LaneTally>(
    (sum, { open, overdue, oldestDueAt }) => ({
      open: sum.open + open,
      overdue: sum.overdue + overdue,
      oldestDueAt: earlier(sum.oldestDueAt, oldestDueAt),
    }),
    { open: 0, overdue: 0, oldestDueAt: null },
  );
}

function earlier(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}
