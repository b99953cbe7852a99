import { Types, type Connection, type QueryFilter } from 'mongoose';
import type { DecidedOn } from '../evidence/decided-case.js';
import { decisionModel, type StoredDecision } from './decision-model.js';

/** A place among all decisions, newest first. */
interface DecisionKeyset {
  readonly decidedAt: Date;
  readonly id: string;
}

interface DecidedOnPage {
  readonly items: readonly DecidedOn[];
  /** Null where it is the last. */
  readonly next: DecisionKeyset | null;
}

export interface DecidedOnStore {
  /** What decisions that haven't been reversed were taken on, those on appeals left out, those before `before`, newest first. */
  list(before: DecisionKeyset | null, limit: number): Promise<DecidedOnPage>;
}

const FIELDS = {
  action: 1,
  flagsUpheld: 1,
  decidedAt: 1,
  reversedAt: 1,
  onAppeal: 1,
  'undo.subject.evidence': 1,
  'undo.subject.kept': 1,
  'undo.subject.weighed': 1,
} as const;

export function createDecidedOnStore(connection: Connection): DecidedOnStore {
  const model = decisionModel(connection);
  return {
    async list(before, limit) {
      const found = await model
        .find(decidedBefore(before), FIELDS)
        .sort({ decidedAt: -1, _id: -1 })
        .limit(limit)
        .lean<StoredDecision[]>();
      const last = found.at(-1);
      const next = last === undefined || found.length < limit ? null : keysetOf(last);
      return { items: found.filter(isToLearnFrom).map(toDecidedOn), next };
    },
  };
}

/** Where an appeal waits, the flags that there were have been settled before. */
const isToLearnFrom = ({ reversedAt, onAppeal }: StoredDecision) => reversedAt === null && !onAppeal;

const keysetOf = ({ decidedAt, _id }: StoredDecision): DecisionKeyset => ({ decidedAt, id: _id.toHexString() });

function toDecidedOn({ action, flagsUpheld, undo }: StoredDecision): DecidedOn {
  const { evidence, kept, weighed } = undo.subject;
  return { action, flagsUpheld, evidence, kept, weighed };
}

/** The bound is said twice, so that every engine starts its index scan there. */
function decidedBefore(before: DecisionKeyset | null): QueryFilter<StoredDecision> {
  if (before === null) return {};
  const { decidedAt } = before;
  const _id = { $lt: new Types.ObjectId(before.id) };
  return { decidedAt: { $lte: decidedAt }, $or: [{ decidedAt: { $lt: decidedAt } }, { decidedAt, _id }] };
}
