import type { Connection } from 'mongoose';
import { isDuplicateKey } from '../../platform/database/database-errors.js';
import { AppError } from '../../platform/errors.js';
import type { PublishedRules } from './rule.js';
import { ruleSetModel, type StoredRuleSet } from './rule-set-model.js';

/** The versions of the rules that editors have made; the one that Belowline comes with is not among them. */
export interface RuleSetStore {
  /** The latest one that counts at `at`. */
  findInForce(at: Date): Promise<PublishedRules | null>;
  findVersion(version: number): Promise<PublishedRules | null>;
  /** Also one that counts only later. */
  findLatest(): Promise<PublishedRules | null>;
  /** The newest first, below `before` where it is given. */
  list(page: { readonly before: number | null; readonly limit: number }): Promise<readonly PublishedRules[]>;
  /** Throws `rules_changed` where this version exists. */
  insert(rules: PublishedRules): Promise<void>;
}

export function createRuleSetStore(connection: Connection): RuleSetStore {
  const model = ruleSetModel(connection);
  return {
    async findInForce(at) {
      const found = await model
        .findOne({ effectiveFrom: { $lte: at } }, { _id: 0 })
        .sort({ effectiveFrom: -1, version: -1 })
        .lean<PublishedRules | null>();
      return found;
    },
    findVersion: (version) => model.findOne({ version }, { _id: 0 }).lean<PublishedRules | null>().exec(),
    findLatest: () => model.findOne({}, { _id: 0 }).sort({ version: -1 }).lean<PublishedRules | null>().exec(),
    async list({ before, limit }) {
      const older = before === null ? {} : { version: { $lt: before } };
      return model.find(older, { _id: 0 }).sort({ version: -1 }).limit(limit).lean<StoredRuleSet[]>();
    },
    async insert(rules) {
      try {
        await model.create(rules);
      } catch (cause) {
        throw isDuplicateKey(cause) ? new AppError('rules_changed', { cause }) : cause;
      }
    },
  };
}
