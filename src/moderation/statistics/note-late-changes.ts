import type { NoteFlag } from '../../flags/index.js';
import type { DecisionStore } from '../decisions/decision-store.js';
import type { RollUpStore } from './roll-up-store.js';

/** The store of decisions, which notes in the same transaction that the day of one is no longer as it was. */
export function notingReversals(
  decisionStore: DecisionStore,
  { noteChanged }: Pick<RollUpStore, 'noteChanged'>,
): DecisionStore {
  return {
    ...decisionStore,
    async reverse(id, reversal) {
      const isReversed = await decisionStore.reverse(id, reversal);
      const decision = isReversed ? await decisionStore.findById(id) : null;
      if (decision !== null) await noteChanged(decision.decidedAt);
      return isReversed;
    },
    async restore(id) {
      await decisionStore.restore(id);
      const decision = await decisionStore.findById(id);
      if (decision !== null) await noteChanged(decision.decidedAt);
    },
  };
}

/** Tells of a flag, and notes in the same transaction that the day on which it was raised before has one less. */
export function notingRevivals(noteFlag: NoteFlag, { noteChanged }: Pick<RollUpStore, 'noteChanged'>): NoteFlag {
  return async (noted) => {
    await noteFlag(noted);
    if (noted.raisedBefore !== null) await noteChanged(noted.raisedBefore);
  };
}
