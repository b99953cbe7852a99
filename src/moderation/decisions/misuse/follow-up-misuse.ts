import type { Account } from '../../../accounts/index.js';
import { DAY_MS } from '../../../platform/clock.js';
import { newId } from '../../../platform/database/ids.js';
import { findMisuse, type MisuseFinding, type MisuseSettings } from '../../evidence/flag-misuse.js';
import { isInForce, MISUSE_OF_FLAGS, type MisuseBasis, type Sanction } from '../../sanctions/sanction.js';
import type { SanctionStore } from '../../sanctions/sanction-store.js';
import { endSanction, putSanction, type EndSanctionDeps, type PutSanctionDeps } from '../../sanctions/put-sanction.js';
import { tellLifted, tellMisuse, type TellSanctionedDeps } from '../../sanctions/tell-sanctioned.js';
import type { Decision } from '../decision.js';
import { readFlagRecord, startOf, type ReadFlagRecordDeps } from './read-flag-record.js';

export interface FollowUpMisuseDeps extends PutSanctionDeps, EndSanctionDeps, TellSanctionedDeps, ReadFlagRecordDeps {
  readonly sanctionStore: Pick<SanctionStore, 'insert' | 'lift' | 'listForMisuse' | 'findInForce'>;
  readonly misuseSettings: () => Promise<MisuseSettings>;
}

/** A reporter's measures for misuse, the earliest first, and what their flags come to. */
interface Reporter {
  readonly id: string;
  readonly measures: readonly Sanction[];
  readonly settings: MisuseSettings;
}

/**
 * Draws the consequences of a decision on these reporters' flags (DSA Art. 23): a warning or a suspension of flagging
 * where it called them unfounded and they often are; the end of such a measure where what it rested on holds no more.
 * Staff are left to admins. Call it within the transaction that tells the reporters of the decision.
 */
export async function followUpMisuse(
  deps: FollowUpMisuseDeps,
  decision: Decision,
  reporters: ReadonlyMap<string, Pick<Account, 'role'>>,
): Promise<void> {
  const settings = await deps.misuseSettings();
  const isUnfounded = decision.reversedAt === null && Boolean(decision.flagsUnfounded);
  const measures = await deps.sanctionStore.listForMisuse([...reporters.keys()]);
  for (const [id, { role }] of reporters) {
    const reporter = { id, settings, measures: measures.filter(({ accountId }) => accountId === id) };
    const left = await liftUnfounded(deps, reporter);
    if (isUnfounded && settings.misuse.automatic && role === 'reader')
      await measure(deps, { ...reporter, measures: left }, decision);
  }
}

/** Lifts what would not be imposed any more, knowing what is known now; returns the measures as they then are. */
async function liftUnfounded(deps: FollowUpMisuseDeps, reporter: Reporter): Promise<readonly Sanction[]> {
  const now = deps.clock.now();
  const left: Sanction[] = [];
  for (const sanction of reporter.measures) {
    const stands = !isInForce(sanction, now) || (await isFounded(deps, { ...reporter, measures: left }, sanction));
    left.push(stands ? sanction : await lift(deps, sanction, now));
  }
  return left;
}

async function isFounded(deps: FollowUpMisuseDeps, earlier: Reporter, { kind, misuse }: Sanction): Promise<boolean> {
  if (misuse === undefined) return true;
  const { finding } = await findAt(deps, earlier, misuse);
  return KINDS[finding.measure] === kind;
}

async function lift(deps: FollowUpMisuseDeps, sanction: Sanction, liftedAt: Date): Promise<Sanction> {
  if (await endSanction(deps, sanction, null)) await tellLifted(deps, sanction);
  return { ...sanction, liftedAt };
}

const KINDS = { none: null, warn: 'flagging_warning', suspend: 'flagging_suspension' } as const;

/** Imposes what is due; nothing on who can't flag as it is. */
async function measure(
  deps: FollowUpMisuseDeps,
  reporter: Reporter,
  { id: decisionId, decidedAt }: Decision,
): Promise<void> {
  const { measures, settings } = reporter;
  const { finding, settled } = await findAt(deps, reporter, { asOf: decidedAt, days: settings.misuse.days });
  const kind = KINDS[finding.measure];
  const startsAt = deps.clock.now();
  if (kind === null || (await cannotFlag(deps, reporter.id, startsAt))) return;
  const { unfounded, grave } = finding;
  const follows = measures.at(-1)?.id ?? null;
  const misuse = { settled, unfounded, grave, days: settings.misuse.days, asOf: decidedAt, follows };
  const sanction = sanctionFor(reporter, { kind, misuse, startsAt });
  await putSanction(deps, sanction, { decisionId, settled, unfounded, grave });
  await tellMisuse(deps, sanction);
}

async function cannotFlag(deps: FollowUpMisuseDeps, accountId: string, now: Date): Promise<boolean> {
  const inForce = await deps.sanctionStore.findInForce(accountId, now);
  return inForce.some(({ kind }) => kind === 'flagging_suspension' || kind === 'ban');
}

type Measure = Pick<Sanction, 'kind' | 'startsAt'> & { readonly misuse: MisuseBasis };

function sanctionFor({ id, settings }: Reporter, { startsAt, ...measure }: Measure): Sanction & Measure {
  const { suspensionDays } = settings.misuse;
  const endsAt = measure.kind === 'flagging_suspension' ? new Date(startsAt.getTime() + suspensionDays * DAY_MS) : null;
  const open = { acknowledgedAt: null, liftedBy: null, liftedAt: null };
  const byItself = { imposedBy: null, decisionId: null, note: null, reason: MISUSE_OF_FLAGS };
  return { ...measure, ...open, ...byItself, id: newId(), accountId: id, startsAt, endsAt };
}

/** What a reporter's flags led to at a moment, by what is known of them now. */
async function findAt(
  deps: FollowUpMisuseDeps,
  { id, measures, settings }: Reporter,
  period: Pick<MisuseBasis, 'asOf' | 'days'>,
): Promise<{ readonly finding: MisuseFinding; readonly settled: number }> {
  const last = measures.findLast(({ startsAt, liftedAt }) => liftedAt === null && startsAt > startOf(period));
  const record = await readFlagRecord(deps, id, { ...period, measuredAt: last?.startsAt ?? null });
  return { finding: findMisuse(record, settings), settled: record.settled };
}
