import type { FieldError } from '../../platform/errors.js';
import type { SanctionKind } from '../sanctions/sanction.js';
import { lengthProblem } from '../sanctions/sanction-rules.js';
import type { DecisionAction } from './decision.js';

/** What an author gets together with the removal of a comment, for the same reason. */
export interface DecisionSanction {
  readonly kind: SanctionKind;
  /** To other editors. */
  readonly note: string | null;
  /** How long it holds; null for one without an end. */
  readonly days: number | null;
}

/** What is wrong with the sanction that a decision brings, if it brings one. */
export function sanctionProblems(action: DecisionAction, sanction: DecisionSanction | null): readonly FieldError[] {
  if (sanction === null) return [];
  if (action !== 'remove') return [{ path: 'sanction', message: 'Only a removal comes with a sanction.' }];
  const length = lengthProblem(sanction.kind, sanction.days);
  return length === null ? [] : [{ ...length, path: `sanction.${length.path}` }];
}
