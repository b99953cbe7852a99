import { Schema, type Connection, type Model, type Types } from 'mongoose';
import { COUNTS, DIMENSIONS, TallySum, type Counts, type Dimension, type Row, type Tally } from './tally.js';

/** A day that has been rolled up; `_id` is the day. */
export interface StoredRolledDay {
  readonly _id: string;
  /** By whose clocks it began and ended. */
  readonly timeZone: string;
  /** Another each time that it is rolled up. */
  readonly stamp: Types.ObjectId;
}

/** What happened on one day in one section, or in all (null), by the keys of one dimension. */
export interface StoredRollUp {
  readonly day: string;
  readonly by: Dimension;
  readonly section: string | null;
  readonly rows: readonly StoredRow[];
}

/** A count of 0 is left out. */
interface StoredRow extends Partial<Counts> {
  readonly key: string;
  /** Buckets and their counts in turn. */
  readonly waits: readonly number[];
}

/** That something which happened at that time is no longer as it was. */
export interface StoredLateChange {
  readonly _id: Types.ObjectId;
  readonly at: Date;
}

const rolledDay = new Schema<StoredRolledDay>(
  {
    _id: String,
    timeZone: { type: String, required: true },
    stamp: { type: Schema.Types.ObjectId, required: true },
  },
  { collection: 'rolledDays', versionKey: false },
);

const rollUp = new Schema<StoredRollUp>(
  {
    day: { type: String, required: true },
    by: { type: String, enum: DIMENSIONS, required: true },
    section: { type: String, default: null },
    // Written and read as a whole.
    rows: { type: Schema.Types.Mixed, required: true },
  },
  { collection: 'statisticsRollUps', versionKey: false },
);

rollUp.index({ by: 1, day: 1, section: 1 }, { unique: true });
rollUp.index({ day: 1 });

const lateChange = new Schema<StoredLateChange>(
  { at: { type: Date, required: true } },
  { collection: 'statisticsLateChanges', versionKey: false },
);

lateChange.index({ at: 1 });

const modelOf =
  <T>(name: string, schema: Schema<T>) =>
  (connection: Connection): Model<T> =>
    (connection.models[name] as Model<T> | undefined) ?? connection.model<T>(name, schema);

export const rolledDayModel = modelOf('RolledDay', rolledDay);
export const rollUpModel = modelOf('StatisticsRollUp', rollUp);
export const lateChangeModel = modelOf('StatisticsLateChange', lateChange);

/** The rows of a day as they lie in the database. */
export function toRollUps(day: string, rows: readonly Row[]): readonly StoredRollUp[] {
  const rollUps = new Map<string, StoredRollUp & { readonly rows: StoredRow[] }>();
  for (const { section, by, key, tally } of rows) {
    const name = JSON.stringify([by, section]);
    const stored = rollUps.get(name) ?? { day, by, section, rows: [] };
    stored.rows.push({ key, ...countsIn(tally), waits: [...tally.waits].flat() });
    rollUps.set(name, stored);
  }
  return [...rollUps.values()];
}

function countsIn(tally: Tally): Partial<Counts> {
  return Object.fromEntries(COUNTS.filter((count) => tally[count] > 0).map((count) => [count, tally[count]]));
}

export function toRows({ by, section, rows }: StoredRollUp): readonly Row[] {
  return rows.map(({ key, waits, ...counts }) => ({
    ...{ section, by, key },
    tally: new TallySum().add({ ...counts, waits: sketchOf(waits) }),
  }));
}

function sketchOf(flat: readonly number[]): ReadonlyMap<number, number> {
  const pairs = Array.from({ length: flat.length / 2 }, (_, nth) => flat.slice(2 * nth, 2 * nth + 2));
  return new Map(pairs as unknown as readonly [number, number][]);
}
