/** What an account can get. Each holds from its start to its end, unless it is lifted before. */
export const SANCTION_KINDS = [
  /** To be acknowledged before the next comment. */
  'warning',
  /** Every comment waits for an editor. */
  'premoderation',
  'commenting_suspension',
  'flagging_suspension',
  /** For flags without any ground; to be acknowledged before the next flag. */
  'flagging_warning',
  /** Neither comments nor flags, until it is lifted. */
  'ban',
] as const;
export type SanctionKind = (typeof SANCTION_KINDS)[number];

/** What is to be acknowledged. */
export const WARNINGS: ReadonlySet<SanctionKind> = new Set(['warning', 'flagging_warning']);

export interface Sanction {
  readonly id: string;
  readonly accountId: string;
  readonly kind: SanctionKind;
  /** The code of a community rule, or `MISUSE_OF_FLAGS`. */
  readonly reason: string;
  /** To other editors. */
  readonly note: string | null;
  /** Null where it follows from the settings by itself. */
  readonly imposedBy: string | null;
  /** The decision that it came with. */
  readonly decisionId: string | null;
  /** What it rests on, where it is for flags without any ground; left out of others. */
  readonly misuse?: MisuseBasis;
  readonly startsAt: Date;
  /** The first moment at which it no longer holds; null where it has no end. */
  readonly endsAt: Date | null;
  /** By the account itself; of warnings only. */
  readonly acknowledgedAt: Date | null;
  /** Null of one that stands, and of one that was lifted by itself. */
  readonly liftedBy: string | null;
  /** It is then as if there never had been one. */
  readonly liftedAt: Date | null;
}

/** Why somebody is kept from flagging who raised flags without any ground. */
export const MISUSE_OF_FLAGS = 'misuse_of_flags';

/** What DSA Art. 23(3) asks to be regarded: number, share and gravity of flags without any ground. */
export interface MisuseBasis {
  /** Of flags that were settled in the `days` before `asOf`. */
  readonly settled: number;
  readonly unfounded: number;
  readonly grave: number;
  readonly days: number;
  readonly asOf: Date;
  /** The sanction of this sort that the account got before this one; it gets one after each only once. */
  readonly follows: string | null;
}

type Duration = 'never' | 'may' | 'must';

/** Whether a sanction of a kind ends by itself. */
export const ENDS: Readonly<Record<SanctionKind, Duration>> = {
  warning: 'never',
  premoderation: 'may',
  commenting_suspension: 'must',
  flagging_suspension: 'must',
  flagging_warning: 'never',
  ban: 'never',
};

export function isInForce({ startsAt, endsAt, liftedAt }: Sanction, now: Date): boolean {
  return liftedAt === null && startsAt <= now && (endsAt === null || now < endsAt);
}

/** A sanction as its account sees it: without what editors tell one another. */
export function presentOwnSanction({ id, kind, reason, startsAt, endsAt, acknowledgedAt }: Sanction) {
  return { id, kind, reason, startsAt, endsAt, acknowledgedAt };
}
