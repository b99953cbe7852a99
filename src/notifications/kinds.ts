/** A comment as a notification speaks of it. The texts are excerpts, cut by `excerptOf`. */
export interface CommentMention {
  readonly commentId: string;
  readonly articleSlug: string;
  readonly headline: string;
  readonly excerpt: string;
}

/** The clause of the rules, or the law, that a restriction rests on. */
interface Ground {
  readonly code: string;
  readonly title: string;
  readonly text: string;
  /** True for a law, false for a clause of the community rules. */
  readonly isLaw: boolean;
}

/** What Art. 17 of the Digital Services Act wants said of every restriction. Times are ISO 8601, UTC. */
export interface Statement {
  readonly decisionId: string;
  readonly ground: Ground;
  /** The decider's own words to the person concerned. */
  readonly explanation: string | null;
  /** How the text came to be looked at. */
  readonly foundBy: 'readers' | 'screening' | 'readers_and_screening' | 'staff' | 'legal_notice';
  /** Automatically, until it was decided; left out of what was made before it was told. */
  readonly wasHidden?: boolean;
  readonly decidedBy: 'editor' | 'screening';
  /** Null where there is nothing to appeal to. */
  readonly appealUntil: string | null;
}

interface Appealed {
  readonly comment: CommentMention;
  readonly appealId: string;
  readonly decisionId: string;
  /** Whether the person told is the comment's author or a reporter. */
  readonly to: 'author' | 'reporter';
  /** What the comment is removed for; null where it is not, and left out of what was made before it was told. */
  readonly ground?: Pick<Ground, 'title' | 'text'> | null;
  readonly explanation: string | null;
}

interface SettledFlag {
  readonly comment: CommentMention;
  readonly flagId: string;
  /** The code of the flag's reason; left out of what was made before it was told. */
  readonly reason?: string;
}

interface Sanctioned {
  readonly sanctionId: string;
  readonly sanction:
    'warning' | 'premoderation' | 'commenting_suspended' | 'flagging_suspended' | 'flagging_warning' | 'ban';
}

/** What each kind of notification is told with: ids, codes and the short texts that its words need. */
export interface NotificationData {
  readonly comment_held: { readonly comment: CommentMention };
  readonly comment_published: { readonly comment: CommentMention };
  /** Hidden until an editor has looked. */
  readonly comment_hidden: { readonly comment: CommentMention };
  readonly comment_removed: Statement & { readonly comment: CommentMention };
  readonly flag_upheld: SettledFlag;
  /** `appealUntil` is null where the reporter cannot appeal. */
  readonly flag_dismissed: SettledFlag & { readonly decisionId: string; readonly appealUntil: string | null };
  /** Removed for another reason, or taken back by its author. */
  readonly flag_unsettled: SettledFlag & { readonly wasWithdrawn?: boolean };
  /** What a reporter had been told of their flag does not hold any more. */
  readonly flag_corrected: SettledFlag & { readonly isShown: boolean };
  readonly appeal_received: Pick<Appealed, 'comment' | 'appealId' | 'decisionId'>;
  /** Nothing was left to decide. */
  readonly appeal_closed: Pick<Appealed, 'comment' | 'appealId' | 'decisionId'> & {
    readonly cause: 'reversal' | 'withdrawal';
  };
  readonly appeal_upheld: Appealed;
  readonly appeal_dismissed: Appealed;
  /** `decisionId` is null where it came by itself. */
  readonly sanction_imposed: Omit<Statement, 'decisionId'> &
    Sanctioned & {
      readonly decisionId: string | null;
      /** Null: without an end. */
      readonly until: string | null;
    };
  /** For flags without any ground, by the settings: of `settled` ones in so many days `unfounded` were. */
  readonly flag_misuse: Omit<Sanctioned, 'sanction'> & {
    readonly sanction: 'flagging_warning' | 'flagging_suspended';
    readonly until: string | null;
    readonly settled: number;
    readonly unfounded: number;
    readonly days: number;
  };
  readonly sanction_lifted: Sanctioned;
  /** A decision of which the person had been told already does not hold any more. */
  readonly decision_corrected: {
    readonly comment: CommentMention;
    readonly decisionId: string;
    readonly isShownAgain: boolean;
  };
  readonly reply: { readonly comment: CommentMention; readonly parentId: string; readonly authorName: string };
}

export type NotificationKind = keyof NotificationData;

interface KindTraits {
  /** A statement of reasons, or what corrects one: always in the list, whatever its reader chose. */
  readonly isStatement: boolean;
  /** Whether it goes out by e-mail to who has not chosen. */
  readonly emailByDefault: boolean;
}

const STATEMENT: KindTraits = { isStatement: true, emailByDefault: true };
const NEWS: KindTraits = { isStatement: false, emailByDefault: true };
const ASIDE: KindTraits = { isStatement: false, emailByDefault: false };

const TRAITS: Readonly<Record<NotificationKind, KindTraits>> = {
  comment_held: ASIDE,
  comment_published: ASIDE,
  comment_hidden: STATEMENT,
  comment_removed: STATEMENT,
  flag_upheld: ASIDE,
  flag_dismissed: ASIDE,
  flag_unsettled: ASIDE,
  flag_corrected: ASIDE,
  appeal_received: ASIDE,
  appeal_closed: STATEMENT,
  appeal_upheld: STATEMENT,
  appeal_dismissed: STATEMENT,
  sanction_imposed: STATEMENT,
  flag_misuse: STATEMENT,
  sanction_lifted: STATEMENT,
  decision_corrected: STATEMENT,
  reply: NEWS,
};

export const NOTIFICATION_KINDS = Object.keys(TRAITS) as [NotificationKind, ...NotificationKind[]];

export function traitsOf(kind: NotificationKind): KindTraits {
  return TRAITS[kind];
}

/** Whether a kind stands in the list whatever its reader chose. */
export function isAlwaysListed(kind: NotificationKind): boolean {
  return TRAITS[kind].isStatement;
}

/** A notification's kind with the data that belongs to it. */
export type NotificationContent = {
  readonly [K in NotificationKind]: { readonly kind: K; readonly data: NotificationData[K] };
}[NotificationKind];
