import type { ReaderTallyStore } from '../../articles/index.js';
import type { RevisionStore } from '../../comments/index.js';
import type { FlagStore } from '../../flags/index.js';
import type { CaseOpeningStore } from '../cases/case-opening-store.js';
import type { DecisionFacts, DecisionFactsStore } from '../decisions/decision-facts-store.js';
import type { Calendar, Range } from './calendar.js';
import { createGathering, type Gathering } from './gather.js';
import type { Row } from './tally.js';

export interface GatherRangeDeps {
  readonly caseOpeningStore: Pick<CaseOpeningStore, 'countOpened'>;
  readonly flagStore: Pick<FlagStore, 'countRaised'>;
  readonly readerTallyStore: Pick<ReaderTallyStore, 'countRead'>;
  readonly decisionFactsStore: DecisionFactsStore;
  readonly revisionStore: Pick<RevisionStore, 'findSignals'>;
}

interface Wanted extends Range {
  /** What detectors had found is read from the revisions that decisions were on, which costs the most. */
  readonly withDetectors: boolean;
}

/** So many revisions are read at once. */
const BATCH = 500;
/** Says that a detector was out of order, not that it found something. */
const FAILED = 'phase.failed';

/**
 * Counts what happened in a time, from the records themselves: one range of an index for each kind. By day of the
 * calendar, which the range begins and ends with.
 */
export async function gatherRange(
  deps: GatherRangeDeps,
  calendar: Calendar,
  { from, to, withDetectors }: Wanted,
): Promise<ReadonlyMap<string, readonly Row[]>> {
  const gathering = createGathering(calendar);
  (await deps.caseOpeningStore.countOpened(from, to)).forEach(gathering.opened);
  (await deps.flagStore.countRaised(from, to)).forEach(gathering.flagged);
  (await deps.readerTallyStore.countRead(from, to)).forEach(gathering.read);
  const detection = withDetectors ? createDetection(deps, gathering) : null;
  const onAppeals: DecisionFacts[] = [];
  for await (const decision of deps.decisionFactsStore.listDecided(from, to)) {
    gathering.decided(decision);
    await detection?.look(decision);
    if (decision.settles !== null && !decision.reversed) onAppeals.push(decision);
  }
  await detection?.finish();
  await gatherAppeals(deps, gathering, onAppeals);
  return gathering.rows();
}

/** Looks up signals a batch at a time; no batch has two decisions on one comment, whose revisions may differ. */
function createDetection({ revisionStore }: GatherRangeDeps, gathering: Gathering) {
  let batch = new Map<string, DecisionFacts>();
  const finish = async (): Promise<void> => {
    const subjects = [...batch].map(([id, { revision }]) => ({ id, revision }));
    const signals = await revisionStore.findSignals(subjects);
    for (const [id, decision] of batch) {
      const found = (signals.get(id) ?? []).filter(({ code }) => code !== FAILED);
      gathering.detected(
        decision,
        found.map(({ detector }) => detector),
      );
    }
    batch = new Map();
  };
  return {
    finish,
    async look(decision: DecisionFacts): Promise<void> {
      if (decision.reversed || decision.action === 'escalate') return;
      if (batch.size >= BATCH || batch.has(decision.commentId)) await finish();
      batch.set(decision.commentId, decision);
    },
  };
}

/** An appeal counts when it was settled, with the decision that was appealed. */
async function gatherAppeals(
  { decisionFactsStore }: GatherRangeDeps,
  gathering: Gathering,
  settling: readonly DecisionFacts[],
): Promise<void> {
  const appealed = await decisionFactsStore.findFacts(settling.flatMap(({ settles }) => settles?.decisionId ?? []));
  const byId = new Map(appealed.map((decision) => [decision.id, decision]));
  for (const { settles, decidedAt } of settling) {
    const decision = settles === null ? undefined : byId.get(settles.decisionId);
    if (decision !== undefined)
      gathering.appealed({ decision, settledAt: decidedAt, upheld: settles?.outcome === 'upheld' });
  }
}
