import type { CommentStatus } from '../../comments/index.js';
import type { SettledFlags } from '../../flags/index.js';
import type { Decision } from './decision.js';

/** What a decision changes of the comment and its flags. */
export interface DecisionChange {
  readonly commentStatus: { readonly from: CommentStatus; readonly to: CommentStatus };
  /** How many are settled each way. */
  readonly flags: SettledFlags;
}

export function changeOf({ undo }: Pick<Decision, 'undo'>, flags: SettledFlags): DecisionChange {
  return { commentStatus: { from: undo.statusBefore, to: undo.statusAfter }, flags };
}
