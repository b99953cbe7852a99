import type { AccountStore } from '../../accounts/index.js';
import type { AuditLog } from '../../audit/index.js';
import type { Transact } from '../../platform/database/transactions.js';
import { AppError } from '../../platform/errors.js';
import { decodeCursor, toPage, type Page } from '../../platform/http/pagination.js';
import type { Viewer } from '../../platform/http/permissions.js';
import { findRule } from '../rules/rule.js';
import type { RuleSetStore } from '../rules/rule-set-store.js';
import { rulesInForce } from '../rules/rules-in-force.js';
import { readStanding, type ReadStandingDeps } from './read-standing.js';
import { recommendSanction, startOfWindow, type Recommendation } from './recommend-sanction.js';
import type { MisuseBasis, Sanction } from './sanction.js';
import { sanctionCursor } from './sanction-schemas.js';
import type { RecommendationSettings } from './sanction-settings.js';
import type { SanctionStore } from './sanction-store.js';
import type { Standing } from './standing.js';

/** Supplied by decisions: the removals of an author's comments since then that have not been reversed. */
type RemovalsOf = (
  authorId: string,
  since: Date,
) => Promise<readonly { readonly reason: string; readonly removedAt: Date }[]>;

/** Supplied by decisions: what an account's flags of late come to, of which how many were unfounded. */
type FlagRecordOf = (accountId: string) => Promise<FlagFigures>;

type FlagFigures = Pick<MisuseBasis, 'settled' | 'unfounded' | 'grave' | 'days'>;

export interface ReadRecordDeps extends ReadStandingDeps {
  readonly accountStore: Pick<AccountStore, 'findById'>;
  readonly sanctionStore: Pick<SanctionStore, 'findInForce' | 'list'>;
  readonly ruleSetStore: Pick<RuleSetStore, 'findInForce'>;
  readonly removalsOf: RemovalsOf;
  readonly flagRecordOf: FlagRecordOf;
  readonly recommendationSettings: () => Promise<RecommendationSettings>;
  readonly auditLog: AuditLog;
  readonly transact: Transact;
}

interface RecordInput {
  readonly accountId: string;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

interface AccountRecord extends Page<Sanction> {
  readonly standing: Standing;
  readonly recommendation: Recommendation | null;
  readonly flags: FlagFigures;
}

/**
 * An account's sanctions, newest first, with what it may do now, what its removals suggest, and how its flags fared. That somebody of staff
 * looked is on record. Throws `not_found` and `invalid_cursor`.
 */
export async function readRecord(deps: ReadRecordDeps, viewer: Viewer, input: RecordInput): Promise<AccountRecord> {
  const { accountId, limit } = input;
  const keyset = decodeCursor(sanctionCursor, input.cursor);
  const after = keyset && { startsAt: new Date(keyset.startsAt), id: keyset.id };
  return deps.transact(async () => {
    if ((await deps.accountStore.findById(accountId)) === null) throw new AppError('not_found');
    const found = await deps.sanctionStore.list(accountId, { after, limit: limit + 1 });
    const { standing } = await readStanding(deps, accountId);
    const recommendation = await recommendationFor(deps, accountId);
    await deps.auditLog.record({
      actor: { type: 'account', id: viewer.id },
      act: 'account.viewed',
      subject: { type: 'account', id: accountId },
      details: {},
    });
    const page = toPage(found, limit, ({ startsAt, id }) => ({ startsAt, id }));
    return { ...page, standing, recommendation, flags: await deps.flagRecordOf(accountId) };
  });
}

async function recommendationFor(deps: ReadRecordDeps, accountId: string): Promise<Recommendation | null> {
  const now = deps.clock.now();
  const settings = await deps.recommendationSettings();
  const rules = await rulesInForce(deps, now);
  const removals = await deps.removalsOf(accountId, startOfWindow(settings, now));
  // A rule that is no more counts as the mildest.
  const weighed = removals.map(({ reason, removedAt }) => ({
    severity: findRule(rules, reason)?.severity ?? 1,
    removedAt,
  }));
  return recommendSanction(weighed, settings, now);
}
