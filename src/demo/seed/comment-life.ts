import type { AuditEntry, NewAuditEntry } from '../../audit/index.js';
import type { Comment } from '../../comments/index.js';
import type { Flag, FlagReason } from '../../flags/index.js';
import {
  auditEntryOf,
  blankCase,
  decided,
  escalated,
  flagged,
  held,
  nextStatus,
  outcomeOf,
  undoOf,
  type Decision,
  type DecisionAction,
  type ModerationCase,
  type Rule,
  type Scales,
} from '../../moderation/index.js';
import type { MakeId } from './ids.js';

interface FlagInput {
  readonly reporterId: string;
  readonly reason: FlagReason;
  readonly note: string | null;
}

interface DecisionInput {
  readonly action: DecisionAction;
  /** What a removal or an escalation rests on; null for a keep. */
  readonly rule: Rule | null;
  readonly editorId: string;
}

/**
 * What befalls one comment after it was posted, in the order of the calls: the same acts as the use cases perform, by
 * the same pure rules, but in memory. Each call leaves comment, flags, case, decisions and audit entries in agreement.
 */
export class CommentLife {
  readonly flags: Flag[] = [];
  readonly decisions: Decision[] = [];
  readonly auditEntries: AuditEntry[] = [];
  comment: Comment;
  subject: ModerationCase | null = null;
  readonly #newId: MakeId;
  readonly #scales: Scales;

  constructor(comment: Comment, newId: MakeId, scales: Scales) {
    this.comment = comment;
    this.#newId = newId;
    this.#scales = scales;
  }

  hold(now: Date): void {
    const { id, revision } = this.comment;
    this.comment = { ...this.comment, status: 'held' };
    this.subject = held(this.#caseAt(now), revision, { now, scales: this.#scales });
    this.#record(now, {
      actor: { type: 'system', id: 'screening' },
      act: 'comment.held',
      subject: { type: 'comment', id },
      details: { caseId: this.subject.id, revision },
    });
  }

  /** Each reporter only once. */
  flag(now: Date, input: FlagInput): void {
    const { id: commentId, articleId, revision } = this.comment;
    const own = { id: this.#newId(now), commentId, articleId, revision, createdAt: now };
    this.flags.push({ ...own, ...input, outcome: 'pending', settledAt: null, decisionId: null });
    const before = this.#caseAt(now);
    const isFirst = this.subject === null;
    const at = { now, scales: this.#scales };
    const after = flagged(before, { reason: input.reason, reporterIsNew: true, revision }, at);
    this.subject = after;
    if (isFirst || before.state === 'open') return;
    this.#record(now, {
      actor: { type: 'system', id: 'flags' },
      act: 'case.reopened',
      subject: { type: 'case', id: after.id },
      details: { commentId, version: after.version },
    });
  }

  /** The case is open. */
  decide(now: Date, { action, rule, editorId }: DecisionInput): void {
    const before = this.#caseAt(now);
    const at = { now, scales: this.#scales };
    const id = this.#newId(now);
    const status = nextStatus(action, this.comment.status);
    const undo = undoOf(before, this.comment, status);
    this.comment = { ...this.comment, status };
    this.subject = action === 'escalate' ? escalated(before, at) : decided(before, at);
    const removedBy = action === 'remove' ? rule : null;
    const flagsUpheld = action === 'escalate' ? 0 : this.#settle(now, { decisionId: id, removedBy });
    const decision: Decision = {
      id,
      caseId: before.id,
      commentId: before.commentId,
      authorId: before.authorId,
      revision: before.revision,
      action,
      reason: rule?.code ?? null,
      rulesVersion: this.#scales.rules.version,
      note: null,
      explanation: null,
      decidedBy: editorId,
      decidedAt: now,
      reversedAt: null,
      reversedBy: null,
      reversalNote: null,
      flagsUpheld,
      undo,
    };
    this.decisions.push(decision);
    this.#record(now, auditEntryOf(decision));
  }

  withdraw(): void {
    this.comment = { ...this.comment, status: 'withdrawn' };
  }

  #caseAt(now: Date): ModerationCase {
    if (this.subject !== null) return this.subject;
    const { id: commentId, articleId, articleSlug, section, authorId, revision } = this.comment;
    const about = { commentId, articleId, articleSlug, section, authorId, revision };
    return blankCase(this.#newId(now), about, { now, scales: this.#scales });
  }

  /** Settles what is pending and returns how many flags were upheld. */
  #settle(
    now: Date,
    { decisionId, removedBy }: Pick<Flag, 'decisionId'> & { readonly removedBy: Rule | null },
  ): number {
    const pending = this.flags.filter(({ outcome }) => outcome === 'pending');
    const settled = this.flags.map((flag) =>
      flag.outcome === 'pending'
        ? { ...flag, outcome: outcomeOf(flag.reason, removedBy), settledAt: now, decisionId }
        : flag,
    );
    this.flags.splice(0, this.flags.length, ...settled);
    return pending.filter(({ reason }) => outcomeOf(reason, removedBy) === 'upheld').length;
  }

  #record(at: Date, entry: NewAuditEntry): void {
    this.auditEntries.push({ id: this.#newId(at), at, ...entry });
  }
}
