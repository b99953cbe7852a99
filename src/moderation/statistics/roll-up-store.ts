import { Types, type Connection, type QueryFilter } from 'mongoose';
import { isDuplicateKey } from '../../platform/database/database-errors.js';
import { outOfDate } from '../../platform/database/out-of-date.js';
import {
  lateChangeModel,
  rolledDayModel,
  rollUpModel,
  toRollUps,
  toRows,
  type StoredLateChange,
  type StoredRolledDay,
  type StoredRollUp,
} from './roll-up-model.js';
import type { Dimension, Row } from './tally.js';

/** The rows of all sections together, of each, or of these. */
export type Scope = 'together' | 'each' | readonly string[];

export interface DatedRow extends Row {
  readonly day: string;
}

interface DayRange {
  /** Both included. */
  readonly first: string;
  readonly last: string;
}

interface RowsWanted extends DayRange {
  readonly by: readonly Dimension[];
  readonly scope: Scope;
}

export interface LateChange {
  readonly id: string;
  readonly at: Date;
}

interface RolledDay {
  readonly day: string;
  /** By whose clocks it began and ended. */
  readonly timeZone: string;
  /** Another each time that it is rolled up. */
  readonly stamp: string;
}

interface RolledUp {
  readonly timeZone: string;
  /** As it was before the records were read; null where the day wasn't rolled up. */
  readonly stampBefore: string | null;
  readonly rows: readonly Row[];
  /** Ids of the late changes that these rows know of. */
  readonly known: readonly string[];
}

/** What happened on whole days. Late changes are kept apart, so that those who make them wait for nobody. */
export interface RollUpStore {
  /** Notes that something which happened at that time is no longer as it was, in the transaction that changes it. */
  noteChanged(at: Date): Promise<void>;
  /** From one moment until before another. */
  listChanges(from: Date, to: Date): Promise<readonly LateChange[]>;
  /** Those of these days that are rolled up, by whatever time zone. */
  listRolled(range: DayRange): Promise<readonly RolledDay[]>;
  list(wanted: RowsWanted): Promise<readonly DatedRow[]>;
  /**
   * Puts rows in place of what is there for a day, within a transaction. False, and nothing is done, when somebody else has
   * rolled it up meanwhile, who may have seen more.
   */
  replace(day: string, rolledUp: RolledUp): Promise<boolean>;
  /** As if nothing had ever been rolled up; for whoever writes history past the use cases. */
  forgetAll(): Promise<void>;
}

export function createRollUpStore(connection: Connection): RollUpStore {
  return { ...changesIn(connection), ...rollUpsIn(connection) };
}

function changesIn(connection: Connection): Pick<RollUpStore, 'noteChanged' | 'listChanges'> {
  const changes = lateChangeModel(connection);
  return {
    async noteChanged(at) {
      await changes.create({ _id: new Types.ObjectId(), at });
    },
    async listChanges(from, to) {
      const found = await changes.find({ at: { $gte: from, $lt: to } }).lean<StoredLateChange[]>();
      return found.map(({ _id, at }) => ({ id: _id.toHexString(), at }));
    },
  };
}

function rollUpsIn(connection: Connection): Omit<RollUpStore, 'noteChanged' | 'listChanges'> {
  const changes = lateChangeModel(connection);
  const days = rolledDayModel(connection);
  const rollUps = rollUpModel(connection);
  return {
    async listRolled({ first, last }) {
      const found = await days.find({ _id: { $gte: first, $lte: last } }).lean<StoredRolledDay[]>();
      return found.map(({ _id, timeZone, stamp }) => ({ day: _id, timeZone, stamp: stamp.toHexString() }));
    },
    async list({ first, last, by, scope }) {
      const found = await rollUps
        .find({ by: { $in: by }, day: { $gte: first, $lte: last }, ...sectionsIn(scope) }, { _id: 0 })
        .lean<StoredRollUp[]>();
      return found.flatMap((stored) => toRows(stored).map((row) => ({ ...row, day: stored.day })));
    },
    async replace(day, { timeZone, stampBefore, rows, known }) {
      if (!(await stampDay(days, { day, timeZone, stampBefore }))) return false;
      await rollUps.deleteMany({ day });
      if (rows.length > 0) await rollUps.insertMany(toRollUps(day, rows));
      if (known.length > 0) await changes.deleteMany({ _id: { $in: known.map((id) => new Types.ObjectId(id)) } });
      return true;
    },
    async forgetAll() {
      await days.deleteMany({ _id: { $gte: '' } });
    },
  };
}

async function stampDay(
  days: ReturnType<typeof rolledDayModel>,
  { day, timeZone, stampBefore }: Pick<RolledUp, 'timeZone' | 'stampBefore'> & { readonly day: string },
): Promise<boolean> {
  const stamp = new Types.ObjectId();
  if (stampBefore !== null) {
    const before = { _id: day, stamp: new Types.ObjectId(stampBefore) };
    return (await days.updateOne(before, { $set: { timeZone, stamp } })).matchedCount > 0;
  }
  if ((await days.countDocuments({ _id: day })) > 0) return false;
  try {
    await days.create({ _id: day, timeZone, stamp });
    return true;
  } catch (error) {
    throw isDuplicateKey(error) ? outOfDate('This day') : error;
  }
}

function sectionsIn(scope: Scope): QueryFilter<StoredRollUp> {
  if (scope === 'together') return { section: null };
  return { section: scope === 'each' ? { $gt: '' } : { $in: scope } };
}
