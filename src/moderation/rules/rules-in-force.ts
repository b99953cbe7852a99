import { AppError } from '../../platform/errors.js';
import { DEFAULT_RULES } from './default-rules.js';
import type { RuleSet } from './rule.js';
import type { RuleSetStore } from './rule-set-store.js';

/** The rules that count at `at`: those that Belowline comes with, until an editor makes others. */
export async function rulesInForce(
  { ruleSetStore }: { readonly ruleSetStore: Pick<RuleSetStore, 'findInForce'> },
  at: Date,
): Promise<RuleSet> {
  return (await ruleSetStore.findInForce(at)) ?? DEFAULT_RULES;
}

/** The rules as they were in a version, such as the one that a decision names. Throws `not_found`. */
export async function rulesOfVersion(
  { ruleSetStore }: { readonly ruleSetStore: Pick<RuleSetStore, 'findVersion'> },
  version: number,
): Promise<RuleSet> {
  const found = version === DEFAULT_RULES.version ? DEFAULT_RULES : await ruleSetStore.findVersion(version);
  if (found === null) throw new AppError('not_found');
  return found;
}
