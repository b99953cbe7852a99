import type { AccountStore } from '../../accounts/index.js';
import { DAY_MS, type Clock } from '../../platform/clock.js';
import { newId } from '../../platform/database/ids.js';
import type { Transact } from '../../platform/database/transactions.js';
import { AppError, type FieldError } from '../../platform/errors.js';
import type { Viewer } from '../../platform/http/permissions.js';
import { findRule, type Rule } from '../rules/rule.js';
import type { RuleSetStore } from '../rules/rule-set-store.js';
import { rulesInForce } from '../rules/rules-in-force.js';
import { putSanction, type PutSanctionDeps } from './put-sanction.js';
import type { Sanction, SanctionKind } from './sanction.js';
import { lengthProblem, refusalFor } from './sanction-rules.js';
import { tellImposed, type TellSanctionedDeps } from './tell-sanctioned.js';

export interface ImposeSanctionDeps extends PutSanctionDeps, TellSanctionedDeps {
  readonly accountStore: Pick<AccountStore, 'findById'>;
  readonly ruleSetStore: Pick<RuleSetStore, 'findInForce'>;
  readonly clock: Clock;
  readonly transact: Transact;
}

export interface SanctionInput {
  readonly accountId: string;
  readonly kind: SanctionKind;
  /** The code of a community rule in force. */
  readonly reason: string;
  readonly note: string | null;
  /** How long it holds; null for one without an end. */
  readonly days: number | null;
  /** The decision that it comes with, whose reversal lifts it. */
  readonly decisionId: string | null;
}

/**
 * Imposes a sanction, from now on, and tells the account of it unless a decision does. Within a decision's transaction it
 * joins that. Throws `not_found` without such an
 * account, `forbidden` where it isn't this viewer's to do, and `validation_failed` for a reason or a length that
 * doesn't fit.
 */
export async function imposeSanction(
  deps: ImposeSanctionDeps,
  viewer: Viewer,
  input: SanctionInput,
): Promise<Sanction> {
  const rule = findRule(await rulesInForce(deps, deps.clock.now()), input.reason);
  const errors = problemsWith(input, rule);
  return deps.transact(async () => {
    const account = await deps.accountStore.findById(input.accountId);
    if (account === null) throw new AppError('not_found');
    const refusal = refusalFor(viewer, account, input.kind);
    if (refusal !== null) throw new AppError('forbidden', { detail: refusal });
    if (errors.length > 0) throw new AppError('validation_failed', { errors });
    const sanction = sanctionFrom(input, viewer, deps.clock.now());
    await putSanction(deps, sanction);
    if (input.decisionId === null && rule !== undefined) await tellImposed(deps, sanction, rule);
    return sanction;
  });
}

function problemsWith({ kind, days }: SanctionInput, rule: Rule | undefined): readonly FieldError[] {
  const length = lengthProblem(kind, days);
  return [
    ...(rule !== undefined ? [] : [{ path: 'reason', message: 'Must be the code of a community rule.' }]),
    ...(length === null ? [] : [length]),
  ];
}

function sanctionFrom({ days, ...input }: SanctionInput, viewer: Viewer, startsAt: Date): Sanction {
  return {
    ...input,
    id: newId(),
    imposedBy: viewer.id,
    startsAt,
    endsAt: days === null ? null : new Date(startsAt.getTime() + days * DAY_MS),
    acknowledgedAt: null,
    liftedBy: null,
    liftedAt: null,
  };
}
