import { Types, type Connection } from 'mongoose';
import type { Queue } from '../cases/case.js';
import type { Decision } from './decision.js';
import { decisionModel, type StoredDecision } from './decision-model.js';

/** A decision as statistics count it. */
export interface DecisionFacts extends Pick<
  Decision,
  'id' | 'commentId' | 'revision' | 'section' | 'action' | 'reason' | 'decidedBy' | 'decidedAt'
> {
  readonly reversed: boolean;
  /** Where its case stood, and since when. */
  readonly queue: Queue;
  readonly openedAt: Date;
  /** The appeal that it settled, by the decision that was appealed; null where it settled none. */
  readonly settles: { readonly decisionId: string; readonly outcome: 'upheld' | 'dismissed' } | null;
}

export interface DecisionFactsStore {
  /** What was decided from one moment until before another, in that order; reversed decisions are among them. */
  listDecided(from: Date, to: Date): AsyncIterable<DecisionFacts>;
  /** In no order; decisions that are not there are left out. */
  findFacts(ids: readonly string[]): Promise<readonly DecisionFacts[]>;
}

const FIELDS = {
  ...{
    commentId: 1,
    revision: 1,
    section: 1,
    action: 1,
    reason: 1,
    decidedBy: 1,
    decidedAt: 1,
    reversedAt: 1,
    onAppeal: 1,
  },
  ...{ 'undo.subject.queue': 1, 'undo.subject.openedAt': 1 },
};

export function createDecisionFactsStore(connection: Connection): DecisionFactsStore {
  const model = decisionModel(connection);
  return {
    async *listDecided(from, to) {
      const found = model
        .find({ decidedAt: { $gte: from, $lt: to } }, FIELDS)
        .sort({ decidedAt: 1 })
        .lean<StoredDecision[]>()
        .cursor();
      for await (const stored of found as AsyncIterable<StoredDecision>) yield toFacts(stored);
    },
    async findFacts(ids) {
      if (ids.length === 0) return [];
      const _id = { $in: ids.map((id) => new Types.ObjectId(id)) };
      return (await model.find({ _id }, FIELDS).lean<StoredDecision[]>()).map(toFacts);
    },
  };
}

/** What a decision on an appeal carries besides. */
interface OnAppeal {
  readonly onAppeal?: {
    readonly decisionId: Types.ObjectId;
    readonly outcome: 'upheld' | 'dismissed';
  } | null;
}

function toFacts(decision: StoredDecision & OnAppeal): DecisionFacts {
  const { _id, commentId, decidedBy, reversedAt, undo, onAppeal, ...stored } = decision;
  const { revision, section, action, reason, decidedAt } = stored;
  const { queue, openedAt } = undo.subject;
  return {
    ...{ id: _id.toHexString(), commentId: commentId.toHexString(), decidedBy: decidedBy.toHexString() },
    ...{ revision, section, action, reason, decidedAt, reversed: reversedAt !== null, queue, openedAt },
    settles: onAppeal ? { decisionId: onAppeal.decisionId.toHexString(), outcome: onAppeal.outcome } : null,
  };
}
