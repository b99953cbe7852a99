import type { DecisionStore } from '../decisions/decision-store.js';
import type { NoticeStore } from './notice-store.js';

/** The store of decisions, which in the same transaction has the notices wait again that a reversed one had answered. */
export function reopeningNotices(
  decisionStore: DecisionStore,
  { reopenDecidedBy }: Pick<NoticeStore, 'reopenDecidedBy'>,
): DecisionStore {
  return {
    ...decisionStore,
    async reverse(id, reversal) {
      const isReversed = await decisionStore.reverse(id, reversal);
      if (isReversed) await reopenDecidedBy(id);
      return isReversed;
    },
  };
}
