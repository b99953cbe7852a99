import type { Readership } from '../../articles/index.js';
import type { FlagReason } from '../../flags/index.js';
import type { CoordinatedFlags } from '../evidence/coordinated-flags.js';
import type { Severity } from '../rules/rule.js';

/** The views on open cases. A case is in one queue at a time and keeps it when it is decided. */
export const QUEUES = ['held', 'reported', 'escalated', 'appealed'] as const;
export type Queue = (typeof QUEUES)[number];

export const CASE_STATES = ['open', 'decided'] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** An editor's lease on a case. */
export interface Claim {
  readonly editorId: string;
  readonly expiresAt: Date;
}

/** What speaks against the comment and has not been decided on. */
export interface Evidence {
  /** Screening wants an editor to look before anyone else does. */
  readonly held: boolean;
  /** The flags hid the comment until an editor looks. */
  readonly hidden: boolean;
  /** Distinct readers with a pending flag on the comment. */
  readonly reporters: number;
  /** Pending flags by their reason. */
  readonly reasons: Readonly<Partial<Record<FlagReason, number>>>;
  /** How many readers the article had had before all that: when the comment was posted, or an editor kept it. */
  readonly readersBefore: number;
  /** Legal notices that name the comment; left out where there is none. */
  readonly notices?: number;
}

/** What an editor knew who kept the comment. */
export interface Kept {
  readonly revision: number;
  /** Every reason that flags had given. */
  readonly reasons: readonly FlagReason[];
}

/** What is known of the appeal that a case waits for. */
export interface CaseAppeal {
  /** How bad what the appealed decision is about would be. */
  readonly severity: Severity;
  /** Staff who may not decide it, as they had a part in what it is about. */
  readonly tookPart: readonly string[];
}

/** How likely the comment breaks the rules, how badly, and what follows for its place in the queue. */
export interface Assessment {
  /** 0 to 1. */
  readonly probability: number;
  readonly severity: Severity;
  /** The logarithm of the harm to expect in the next hour: higher goes first. */
  readonly priority: number;
  /** By which numbers of readers, when, and what all flags counted together. */
  readonly weighed: Readership & { readonly at: Date; readonly flags: number };
  /** Whether the flags seemed to be agreed on; null where they didn't. Nobody is punished for it. */
  readonly coordinated: Coordination | null;
}

/** What a list says of flags that seem to be agreed on; whose they are is worked out when the case is read alone. */
export interface Coordination extends Pick<CoordinatedFlags, 'kind' | 'score'> {
  /** How many are in the group. */
  readonly reporters: number;
}

/** The signal that such a case carries. */
export const COORDINATED_FLAGS = 'coordinated_flags';

/** The review item of one comment. There is at most one for each comment, for as long as it lives. */
export interface ModerationCase extends Assessment {
  readonly id: string;
  readonly commentId: string;
  readonly articleId: string;
  readonly articleSlug: string;
  readonly section: string;
  readonly authorId: string;
  readonly queue: Queue;
  readonly state: CaseState;
  /** Rises with every change of what an editor decides on; a claim leaves it. */
  readonly version: number;
  /** Of the comment, as the case knows it. */
  readonly revision: number;
  /** Flags ever raised on the comment and not withdrawn, decided ones among them. */
  readonly flagCount: number;
  readonly evidence: Evidence;
  /** Null unless the last decision was to keep the comment. */
  readonly kept: Kept | null;
  /** Null unless the case is open in the queue `appealed`. */
  readonly appeal: CaseAppeal | null;
  /** When it last began to wait for an editor. */
  readonly openedAt: Date;
  readonly dueAt: Date;
  /** May be past its end: ask `holderOf`. */
  readonly claim: Claim | null;
}

/** Who holds the case at present; null when nobody does. */
export function holderOf({ claim }: Pick<ModerationCase, 'claim'>, now: Date): string | null {
  return claim !== null && claim.expiresAt > now ? claim.editorId : null;
}

/** Whether somebody else than `editorId` holds the case at present. */
export function isHeldByAnother(subject: Pick<ModerationCase, 'claim'>, editorId: string, now: Date): boolean {
  const holder = holderOf(subject, now);
  return holder !== null && holder !== editorId;
}
