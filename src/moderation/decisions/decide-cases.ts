import { newId } from '../../platform/database/ids.js';
import type { ErrorCode } from '../../platform/errors.js';
import type { Viewer } from '../../platform/http/permissions.js';
import type { InTurn } from '../../platform/turns.js';
import type { CaseStore } from '../cases/case-store.js';
import type { Decision } from './decision.js';
import { changeOf, type DecisionChange } from './decision-change.js';
import type { DecisionStore } from './decision-store.js';
import { ensureFits } from './examine-appeal.js';
import { foreseeDecision, type ForeseeDecisionDeps } from './foresee-decision.js';
import { refusalOfOne } from './refusal-of-one.js';
import { makeRuling, type MakeRulingDeps, type RuledCase, type Ruling, type RulingInput } from './ruling.js';
import { selectCases, type SelectCasesDeps, type Selection } from './select-cases.js';
import { takeDecision, type TakeDecisionDeps } from './take-decision.js';

export interface DecideCasesDeps extends TakeDecisionDeps, ForeseeDecisionDeps, MakeRulingDeps, SelectCasesDeps {
  readonly flagStore: TakeDecisionDeps['flagStore'] & ForeseeDecisionDeps['flagStore'] & SelectCasesDeps['flagStore'];
  readonly reporterStore: TakeDecisionDeps['reporterStore'] & SelectCasesDeps['reporterStore'];
  readonly readershipStore: TakeDecisionDeps['readershipStore'] & SelectCasesDeps['readershipStore'];
  readonly commentStore: TakeDecisionDeps['commentStore'] & SelectCasesDeps['commentStore'];
  readonly articleStore: TakeDecisionDeps['articleStore'] & SelectCasesDeps['articleStore'];
  readonly caseStore: Pick<CaseStore, 'findById' | 'findOpenOn' | 'replace'>;
  readonly decisionStore: Pick<DecisionStore, 'insert' | 'findStanding' | 'reverse'>;
  readonly inTurn: InTurn;
}

export interface DecisionsInput extends Omit<RulingInput, 'sanction'> {
  readonly selection: Selection;
  /** Says what would be decided, and writes nothing. */
  readonly dryRun: boolean;
}

/** What became of one case; `unchanged` where the decision that stands on it is the one asked for. */
type CaseResult = { readonly caseId: string } & (
  | { readonly status: 'decided'; readonly decision: Decision | null; readonly change: DecisionChange }
  | { readonly status: 'unchanged'; readonly decision: Decision }
  | { readonly status: 'refused'; readonly code: ErrorCode }
);

export interface DecidedCases {
  /** Null of a dry run. */
  readonly batchId: string | null;
  readonly dryRun: boolean;
  readonly items: readonly CaseResult[];
  /** Whether more cases were meant than these. */
  readonly more: boolean;
}

/**
 * Applies one ruling to many cases, one after the other, each in a transaction of its own and by the rules of a single
 * decision: what is refused on one changes nothing for the others. Should it end half-way, what was decided stays so, and
 * the same again does the rest. An appeal is refused, as it is decided by itself. An account's calls wait for each other. Throws `validation_failed` and
 * `reporter_not_muted`.
 */
export async function decideCases(
  deps: DecideCasesDeps,
  viewer: Viewer,
  { selection, dryRun, ...input }: DecisionsInput,
): Promise<DecidedCases> {
  const ruling = await makeRuling(deps, { ...input, sanction: null });
  ensureFits(ruling, null);
  return deps.inTurn(`decisions of ${viewer.id}`, async () => {
    const { seen, more } = await selectCases(deps, viewer, selection);
    const batchId = dryRun ? null : newId();
    const items: CaseResult[] = [];
    for (const each of seen) {
      const ruled = { seen: { ...each, toEscalate: ruling.action === 'escalate' }, ruling, batchId };
      items.push(await resultOf(deps, viewer, ruled));
    }
    return { batchId, dryRun, items, more };
  });
}

async function resultOf(deps: DecideCasesDeps, viewer: Viewer, ruled: RuledCase): Promise<CaseResult> {
  const { caseId } = ruled.seen;
  try {
    return { caseId, status: 'decided', ...(await decideOne(deps, viewer, ruled)) };
  } catch (error) {
    const code = refusalOfOne(error);
    const standing = await standingAs(deps, ruled, code);
    return standing === null
      ? { caseId, status: 'refused', code }
      : { caseId, status: 'unchanged', decision: standing };
  }
}

async function decideOne(deps: DecideCasesDeps, viewer: Viewer, ruled: RuledCase) {
  if (ruled.batchId === null) return { decision: null, change: await foreseeDecision(deps, viewer, ruled) };
  const { decision, settled } = await takeDecision(deps, viewer, ruled);
  return { decision, change: changeOf(decision, settled) };
}

/** The decision that stands on a case that is decided as it was to be; null where it is another or none. */
async function standingAs(
  deps: DecideCasesDeps,
  { seen, ruling }: RuledCase,
  refusal: ErrorCode,
): Promise<Decision | null> {
  if (refusal !== 'case_decided' && refusal !== 'case_changed') return null;
  const subject = await deps.caseStore.findById(seen.caseId);
  const isEscalated = subject?.state === 'open' && subject.queue === 'escalated';
  if (subject === null || (ruling.action === 'escalate' ? !isEscalated : subject.state !== 'decided')) return null;
  const standing = await deps.decisionStore.findStanding(subject.id);
  return standing !== null && isAsRuled(standing, ruling) ? standing : null;
}

function isAsRuled({ action, reason, flagsUnfounded = null }: Decision, ruling: Ruling): boolean {
  const isSame = reason === (ruling.rule?.code ?? null) && flagsUnfounded === ruling.flagsUnfounded;
  return action === ruling.action && (action === 'escalate' || isSame);
}
