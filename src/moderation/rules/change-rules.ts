import type { AuditLog } from '../../audit/index.js';
import type { Clock } from '../../platform/clock.js';
import type { AfterCommit, Transact } from '../../platform/database/transactions.js';
import { AppError } from '../../platform/errors.js';
import { DEFAULT_RULES } from './default-rules.js';
import type { PublishedRules, RuleSet } from './rule.js';
import type { RuleSetStore } from './rule-set-store.js';

export interface ChangeRulesDeps {
  readonly ruleSetStore: Pick<RuleSetStore, 'findLatest' | 'insert'>;
  readonly auditLog: AuditLog;
  readonly clock: Clock;
  readonly transact: Transact;
  readonly afterCommit: AfterCommit;
  /** Forgets the finished answers that show the rules. */
  readonly dropRules: () => void;
}

interface ChangeRulesInput extends Omit<RuleSet, 'version'> {
  readonly editorId: string;
  /** The latest version that the editor saw. */
  readonly version: number;
  /** Null: at once. */
  readonly effectiveFrom: Date | null;
}

/**
 * Makes the next version of the rules; older ones stay as they are. Throws `rules_changed` when `version` is not the
 * latest, and `validation_failed` for a beginning in the past or before that of the latest version, so that of two
 * versions the higher one always comes later.
 */
export async function changeRules(deps: ChangeRulesDeps, input: ChangeRulesInput): Promise<PublishedRules> {
  const { editorId, version, effectiveFrom, rules, flagReasons } = input;
  return deps.transact(async () => {
    const now = deps.clock.now();
    const latest = await deps.ruleSetStore.findLatest();
    if ((latest ?? DEFAULT_RULES).version !== version) throw new AppError('rules_changed');
    const from = effectiveFrom ?? now;
    if (from < now) throw refuseBeginning('Must not be in the past.');
    if (latest !== null && from < latest.effectiveFrom)
      throw refuseBeginning('Must not come before that of the latest version.');
    const next = { version: version + 1, rules, flagReasons, effectiveFrom: from, changedBy: editorId, changedAt: now };
    await deps.ruleSetStore.insert(next);
    await deps.auditLog.record({
      actor: { type: 'account', id: editorId },
      act: 'rules.changed',
      subject: { type: 'rules', id: String(next.version) },
      details: { effectiveFrom: from.toISOString() },
    });
    await deps.afterCommit(deps.dropRules);
    return next;
  });
}

function refuseBeginning(message: string): AppError {
  return new AppError('validation_failed', { errors: [{ path: 'effectiveFrom', message }] });
}
