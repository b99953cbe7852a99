import type { Comment } from '../comments/index.js';
import type { KnownReporter } from './reporters/reporter-record.js';

/** What a reader can say is wrong with a comment. The community rules say which rule each one points to. */
export const FLAG_REASONS = [
  'offensive',
  'unsuitable',
  'personal_attack',
  'hate',
  'spam',
  'off_topic',
  'personal_information',
  'false_information',
  'legal',
  'other',
] as const;
export type FlagReason = (typeof FLAG_REASONS)[number];

/** What became of a flag. Only `pending` ones count as evidence; `withdrawn` ones may be raised again. */
export const FLAG_OUTCOMES = ['pending', 'upheld', 'dismissed', 'unsettled', 'withdrawn'] as const;
export type FlagOutcome = (typeof FLAG_OUTCOMES)[number];

/** What a decision can make of a pending flag. */
export const SETTLED_OUTCOMES = ['upheld', 'dismissed', 'unsettled'] as const satisfies readonly FlagOutcome[];
export type SettledOutcome = (typeof SETTLED_OUTCOMES)[number];

/** One reader's complaint about one revision of a comment. */
export interface Flag {
  readonly id: string;
  readonly commentId: string;
  readonly articleId: string;
  /** Of the article, when the flag was raised; it stays with the flag. */
  readonly section: string;
  readonly revision: number;
  readonly reporterId: string;
  readonly reason: FlagReason;
  /** In the reporter's own words, for editors only. */
  readonly note: string | null;
  readonly createdAt: Date;
  readonly outcome: FlagOutcome;
  readonly settledAt: Date | null;
  /** Of the decision that settled it; null where none did. */
  readonly decisionId: string | null;
}

export interface NotedFlag {
  readonly comment: Comment;
  readonly flag: Flag;
  readonly reporter: KnownReporter;
  /** False when this reporter has another pending flag on the comment, on an earlier revision. */
  readonly reporterIsNew: boolean;
  /** When this flag was raised before, if its reporter took it back and now raises it again. */
  readonly raisedBefore: Date | null;
}

/**
 * Tells moderation of a flag, inside its transaction and before the flag itself is written: the case is what
 * simultaneous flags meet on, so a conflict shows at their first write.
 */
export type NoteFlag = (noted: NotedFlag) => Promise<void>;

/** Tells moderation, inside the transaction, that one reporter took back all their pending flags on a comment. */
export type NoteFlagsWithdrawn = (withdrawn: WithdrawnFlags) => Promise<void>;

export interface WithdrawnFlags {
  readonly commentId: string;
  readonly reporterId: string;
  /** Of each flag. */
  readonly reasons: readonly FlagReason[];
}

/** Supplied by moderation: whether an account may flag, and the end of its suspension, null where there is none. */
export type FlaggingOf = (accountId: string) => Promise<{
  readonly flagging: 'free' | 'suspended';
  readonly flaggingUntil: Date | null;
  /** Warnings to acknowledge before the next flag, by their ids. */
  readonly mustAcknowledgeToFlag: readonly string[];
}>;

/** Whether a flag says something at present: withdrawn ones don't. */
export function isStanding(flag: Flag): boolean {
  return flag.outcome !== 'withdrawn';
}
