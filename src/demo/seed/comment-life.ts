import type { AuditEntry, NewAuditEntry } from '../../audit/index.js';
import type { Comment } from '../../comments/index.js';
import { firstRecord, type Flag, type FlagReason, type ReporterRecord } from '../../flags/index.js';
import {
  auditEntryOf,
  blankCase,
  causeToOpen,
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

/** Every seeded reader is of long standing. */
function recordOf(id: string): ReporterRecord {
  return firstRecord(id, { registeredAt: new Date(0), hasPublishedComment: true });
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
    this.subject = held(this.#caseAt(now), revision, this.#weighingAt(now));
    this.#record(now, {
      actor: { type: 'system', id: 'screening' },
      act: 'comment.held',
      subject: { type: 'comment', id },
      details: { caseId: this.subject.id, revision },
    });
  }

  /** Each reporter only once. */
  flag(now: Date, input: FlagInput): void {
    const { id: commentId, articleId, section, revision } = this.comment;
    const own = { id: this.#newId(now), commentId, articleId, section, revision, createdAt: now };
    this.flags.push({ ...own, ...input, outcome: 'pending', settledAt: null, decisionId: null });
    const before = this.#caseAt(now);
    const at = this.#weighingAt(now);
    const flag = { reason: input.reason, reporterIsNew: true, revision };
    const after = flagged(before, flag, at);
    this.subject = after;
    if (before.version === 0 || before.state === 'open' || after.state === 'decided') return;
    this.#record(now, {
      actor: { type: 'system', id: 'flags' },
      act: 'case.reopened',
      subject: { type: 'case', id: after.id },
      details: { commentId, version: after.version, cause: causeToOpen(before, flag, at) },
    });
  }

  /** The case is open. */
  decide(now: Date, { action, rule, editorId }: DecisionInput): void {
    const before = this.#caseAt(now);
    const id = this.#newId(now);
    const status = nextStatus(action, this.comment.status);
    const undo = undoOf(before, this.comment, status);
    this.comment = { ...this.comment, status };
    this.subject = action === 'escalate' ? escalated(before, { now }) : decided(before, { action, now, readers: 0 });
    const removedBy = action === 'remove' ? rule : null;
    const flagsUpheld = action === 'escalate' ? 0 : this.#settle(now, { decisionId: id, removedBy });
    const decision: Decision = {
      id,
      batchId: null,
      caseId: before.id,
      commentId: before.commentId,
      authorId: before.authorId,
      section: before.section,
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
    const { id: commentId, articleId, articleSlug, section, authorId, revision, readersBefore } = this.comment;
    const about = { commentId, articleId, articleSlug, section, authorId, revision, readersBefore };
    return blankCase(this.#newId(now), about, now);
  }

  /** As if this were the first that its reporters flag: what they flag elsewhere comes about independently. */
  #weighingAt(now: Date) {
    const flags = this.flags.filter(({ outcome }) => outcome === 'pending');
    const reporters = new Map(flags.map(({ reporterId }) => [reporterId, recordOf(reporterId)]));
    return { now, scales: this.#scales, known: { flags, reporters, readership: { readers: 0, exposure: 0 } } };
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
