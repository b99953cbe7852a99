import type { AuditLog } from '../../audit/index.js';
import type { Comment, CommentStore } from '../../comments/index.js';
import type { Flag, FlagStore } from '../../flags/index.js';
import type { Notify } from '../../notifications/index.js';
import { newId } from '../../platform/database/ids.js';
import type { Transact } from '../../platform/database/transactions.js';
import { AppError } from '../../platform/errors.js';
import { appealed } from '../cases/case-changes.js';
import type { ModerationCase } from '../cases/case.js';
import type { CaseStore } from '../cases/case-store.js';
import { knowCase, type KnowCasesDeps } from '../cases/know-cases.js';
import type { ReadScales } from '../cases/scales.js';
import type { Decision } from '../decisions/decision.js';
import type { DecisionSettingsFor } from '../decisions/decision-settings.js';
import type { DecisionStore } from '../decisions/decision-store.js';
import { partakersIn } from '../decisions/on-appeal.js';
import { mentionOf, type MentionDeps } from '../decisions/tell-author.js';
import { refusalOf, severityAtStake, sideOf, type Appeal, type AppealSide } from './appeal.js';
import type { AppealStore } from './appeal-store.js';

export interface FileAppealDeps extends KnowCasesDeps, MentionDeps {
  readonly flagStore: KnowCasesDeps['flagStore'] & Pick<FlagStore, 'findByReporter'>;
  readonly commentStore: Pick<CommentStore, 'findById' | 'noteCase'>;
  readonly caseStore: Pick<CaseStore, 'findById' | 'replace'>;
  readonly decisionStore: Pick<DecisionStore, 'findById' | 'findStanding' | 'listOnCase'>;
  readonly appealStore: Pick<AppealStore, 'findOnDecisions' | 'insert'>;
  readonly decisionSettingsFor: DecisionSettingsFor;
  readonly readScales: ReadScales;
  readonly auditLog: AuditLog;
  readonly notify: Notify;
  readonly transact: Transact;
}

export interface AppealInput {
  readonly decisionId: string;
  readonly appellantId: string;
  readonly text: string;
}

/** What an appeal is against, as it is at present, and on which side. */
interface Matter {
  readonly decision: Decision;
  readonly subject: ModerationCase;
  readonly comment: Comment;
  readonly side: AppealSide;
  /** The appellant's own on the comment. */
  readonly flags: readonly Flag[];
  readonly earlier: Appeal | null;
}

/** No case has more. */
const MOST_DECISIONS = 1000;

/**
 * Has another editor look at a decision again: its case waits in the queue `appealed`, wherever it stood. Of two appeals
 * at once, one is taken. Throws `not_found`, also to who is no party to the decision, and what `refusalOf` says.
 */
export async function fileAppeal(deps: FileAppealDeps, input: AppealInput): Promise<Appeal> {
  return deps.transact(async () => {
    const matter = await findMatter(deps, input);
    await ensureAppealable(deps, matter);
    const appeal = appealOn(matter, input, deps.clock.now());
    // The comment before the case, as everything takes them: should it be taken back this moment, this starts over.
    await deps.commentStore.noteCase(matter.comment, appeal.filedAt);
    await openCase(deps, matter, appeal.filedAt);
    await deps.appealStore.insert(appeal);
    await record(deps, appeal);
    await deps.notify({
      accountId: appeal.appellantId,
      kind: 'appeal_received',
      data: {
        comment: await mentionOf(deps, matter.comment, appeal.side),
        appealId: appeal.id,
        decisionId: appeal.decisionId,
      },
      dedupeKey: `appeal:${appeal.id}`,
    });
    return appeal;
  });
}

async function findMatter(deps: FileAppealDeps, { decisionId, appellantId }: AppealInput): Promise<Matter> {
  const decision = await deps.decisionStore.findById(decisionId);
  if (decision === null) throw new AppError('not_found');
  const flags = await deps.flagStore.findByReporter(decision.commentId, appellantId);
  const earlier = (await deps.appealStore.findOnDecisions([decision.id])).get(decision.id) ?? null;
  // Upheld, it has left nothing by which the appellant would be known as a party.
  if (earlier?.appellantId === appellantId) throw new AppError('already_appealed');
  const side = sideOf(appellantId, decision, flags);
  const subject = await deps.caseStore.findById(decision.caseId);
  const comment = await deps.commentStore.findById(decision.commentId);
  if (side === null || subject === null || comment === null) throw new AppError('not_found');
  return { decision, subject, comment, side, flags, earlier };
}

async function ensureAppealable(deps: FileAppealDeps, { decision, subject, comment, earlier }: Matter): Promise<void> {
  const standing = await deps.decisionStore.findStanding(subject.id);
  const settings = await deps.decisionSettingsFor(subject.section);
  const refusal = refusalOf({ decision, earlier, standing, comment }, settings, deps.clock.now());
  if (refusal !== null) throw new AppError(refusal);
}

async function openCase(deps: FileAppealDeps, { decision, subject, flags }: Matter, now: Date): Promise<void> {
  const scales = await deps.readScales(subject.section);
  const own = flags.filter(({ decisionId }) => decisionId === decision.id);
  const decisions = await deps.decisionStore.listOnCase(subject.id, MOST_DECISIONS);
  const tookPart = partakersIn(decisions, await deps.decisionSettingsFor(subject.section));
  const appeal = { severity: severityAtStake(decision, own, scales.rules), tookPart };
  const known = await knowCase(deps, subject);
  await deps.caseStore.replace(subject, appealed(subject, appeal, { now, scales, known }));
}

function appealOn({ decision, side }: Matter, { appellantId, text }: AppealInput, now: Date): Appeal {
  const { id: decisionId, decidedAt: decisionAt, caseId, commentId } = decision;
  const about = { decisionId, decisionAt, caseId, commentId };
  return {
    id: newId(),
    ...about,
    side,
    appellantId,
    text,
    filedAt: now,
    state: 'pending',
    endedAt: null,
    outcomeId: null,
  };
}

async function record({ auditLog }: FileAppealDeps, appeal: Appeal): Promise<void> {
  const { id: appealId, decisionId, caseId, commentId, side, appellantId, text } = appeal;
  await auditLog.record(
    {
      actor: { type: 'account', id: appellantId },
      act: 'appeal.filed',
      subject: { type: 'comment', id: commentId },
      details: { appealId, decisionId, caseId, side },
    },
    { accountId: appellantId, texts: { text } },
  );
}
