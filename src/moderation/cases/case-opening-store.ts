import type { Connection } from 'mongoose';
import { slotOf, type Slot } from '../../platform/database/slots.js';
import type { Queue } from './case.js';
import { caseOpeningModel, type StoredCaseOpening } from './case-opening-model.js';

interface CountedOpenings extends Slot {
  readonly section: string;
  readonly queue: Queue;
}

/** Reads when cases were opened; the store of cases writes it. */
export interface CaseOpeningStore {
  /** How many were opened from one moment until before another, by section, queue and quarter of an hour. */
  countOpened(from: Date, to: Date): Promise<readonly CountedOpenings[]>;
  /** When the very first was; null where none has been. */
  firstOpened(): Promise<Date | null>;
}

export function createCaseOpeningStore(connection: Connection): CaseOpeningStore {
  const model = caseOpeningModel(connection);
  return {
    countOpened: (from, to) =>
      model.aggregate([
        { $match: { openedAt: { $gte: from, $lt: to } } },
        {
          $group: {
            _id: { section: '$section', queue: '$queue', slot: slotOf('$openedAt') },
            count: { $sum: 1 },
          },
        },
        { $project: { _id: 0, section: '$_id.section', queue: '$_id.queue', slot: '$_id.slot', count: 1 } },
      ]),
    async firstOpened() {
      const first = await model
        .findOne({ openedAt: { $gte: new Date(0) } })
        .sort({ openedAt: 1 })
        .lean<StoredCaseOpening | null>();
      return first?.openedAt ?? null;
    },
  };
}
