import { Types, type Connection, type QueryFilter } from 'mongoose';
import type { CaseState, ModerationCase } from './case.js';
import { caseModel, toCase, type StoredCase } from './case-model.js';
import type { CaseRange, Lane } from './case-view.js';

const ORDERS = {
  /** The most harm first. */
  priority: { field: 'priority', direction: -1 },
  due: { field: 'dueAt', direction: 1 },
  oldest: { field: 'openedAt', direction: 1 },
} as const;

export type CaseOrder = keyof typeof ORDERS;
export const CASE_ORDERS = Object.keys(ORDERS) as readonly CaseOrder[];

/** A place in an order: the priority, or the time in ms since 1970, and the id that breaks ties. */
export interface CaseKeyset {
  readonly key: number;
  readonly id: string;
}

interface CaseListing {
  readonly state: CaseState;
  readonly order: CaseOrder;
  readonly after: CaseKeyset | null;
  readonly limit: number;
}

export interface CaseListStore {
  /** The first cases of these ranges together; each is one range of an index. */
  list(ranges: readonly CaseRange[], listing: CaseListing): Promise<readonly ModerationCase[]>;
}

export function createCaseListStore(connection: Connection): CaseListStore {
  const model = caseModel(connection);
  return {
    async list(ranges, { state, order, after, limit }) {
      const { field, direction } = ORDERS[order];
      const found = await Promise.all(
        ranges.map((range) =>
          model
            .find({ ...inRange(state, range), ...beyond(order, after) })
            .sort({ [field]: direction, _id: direction })
            .limit(limit)
            .lean<StoredCase[]>(),
        ),
      );
      return found.flat().map(toCase).sort(inOrder(order)).slice(0, limit);
    },
  };
}

export function keysetOf(order: CaseOrder, subject: ModerationCase): CaseKeyset {
  return { key: Number(subject[ORDERS[order].field]), id: subject.id };
}

export function inLane(state: CaseState, { queue, section }: Lane): QueryFilter<StoredCase> {
  return { state, queue, ...(section === null ? {} : { section }) };
}

function inRange(state: CaseState, range: CaseRange): QueryFilter<StoredCase> {
  if ('authorId' in range) return { authorId: new Types.ObjectId(range.authorId), state };
  return 'reason' in range ? { state, queue: range.queue, reasons: range.reason } : inLane(state, range);
}

/** The bound is said twice, so that every engine starts its index scan there. */
function beyond(order: CaseOrder, after: CaseKeyset | null): QueryFilter<StoredCase> {
  if (after === null) return {};
  const { field, direction } = ORDERS[order];
  const key = field === 'priority' ? after.key : new Date(after.key);
  const [past, from] = direction === 1 ? ['$gt', '$gte'] : ['$lt', '$lte'];
  const _id = { [past]: new Types.ObjectId(after.id) };
  return { [field]: { [from]: key }, $or: [{ [field]: { [past]: key } }, { [field]: key, _id }] };
}

function inOrder(order: CaseOrder): (a: ModerationCase, b: ModerationCase) => number {
  const { direction } = ORDERS[order];
  return (a, b) => {
    const [one, other] = [keysetOf(order, a), keysetOf(order, b)];
    return direction * (one.key - other.key || (one.id < other.id ? -1 : 1));
  };
}
