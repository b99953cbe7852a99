import { randomInt } from 'node:crypto';

export const NOTICE_STATES = ['open', 'answered'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

/**
 * What became of a notice: its comment was `removed` or `kept` by a decision, or is `gone`, as its author took it back or
 * it had been removed before. What names no comment an editor has `acted` on, or `declined` to.
 */
export const NOTICE_OUTCOMES = ['removed', 'kept', 'gone', 'acted', 'declined'] as const;
export type NoticeOutcome = (typeof NOTICE_OUTCOMES)[number];

/** A legal complaint that needs no account (Digital Services Act, Art. 16). */
export interface Notice {
  readonly id: string;
  /** By which both sides call it, such as `N-7K3QX9TB`. */
  readonly reference: string;
  /** Null where the law lets the notifier stay unnamed. */
  readonly name: string | null;
  readonly email: string | null;
  /** Where the content stands, in the notifier's words: an address as a rule. */
  readonly place: string;
  /** Why it is illegal. */
  readonly explanation: string;
  /** It concerns the sexual abuse of a child, which needs no name. */
  readonly concernsChildAbuse: boolean;
  /** The comment that the place names; null where it names none, or one that never was. */
  readonly commentId: string | null;
  /** Null where nothing of it was to be decided. */
  readonly caseId: string | null;
  readonly createdAt: Date;
  readonly state: NoticeState;
  readonly outcome: NoticeOutcome | null;
  /** What was decided on its comment; null where nothing was. */
  readonly decisionId: string | null;
  /** By hand, of the staff; null where the service did. */
  readonly answeredBy: string | null;
  readonly answeredAt: Date | null;
}

/** What a notice is answered with. */
export type NoticeAnswer = Pick<Notice, 'outcome' | 'decisionId' | 'answeredBy' | 'answeredAt'>;

/** Without what is easily taken for something else (Crockford's base 32). */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const REFERENCE = /^N-[0-9A-HJKMNP-TV-Z]{8}$/;

export function newReference(): string {
  return `N-${Array.from({ length: 8 }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('')}`;
}

/** The id of the comment that an address of this site names; null where it names none. */
export function commentNamedBy(place: string): string | null {
  return /(?:\/comments\/|#comment-)([0-9a-f]{24})(?![0-9a-z])/i.exec(place)?.[1]?.toLowerCase() ?? null;
}
