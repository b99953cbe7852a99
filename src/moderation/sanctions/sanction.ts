/** What an account can get. Each holds from its start to its end, unless it is lifted before. */
export const SANCTION_KINDS = [
  /** To be acknowledged before the next comment. */
  'warning',
  /** Every comment waits for an editor. */
  'premoderation',
  'commenting_suspension',
  'flagging_suspension',
  /** Neither comments nor flags, until it is lifted. */
  'ban',
] as const;
export type SanctionKind = (typeof SANCTION_KINDS)[number];

export interface Sanction {
  readonly id: string;
  readonly accountId: string;
  readonly kind: SanctionKind;
  /** The code of a community rule. */
  readonly reason: string;
  /** To other editors. */
  readonly note: string | null;
  readonly imposedBy: string;
  /** The decision that it came with. */
  readonly decisionId: string | null;
  readonly startsAt: Date;
  /** The first moment at which it no longer holds; null where it has no end. */
  readonly endsAt: Date | null;
  /** By the account itself; of warnings only. */
  readonly acknowledgedAt: Date | null;
  readonly liftedBy: string | null;
  /** It is then as if there never had been one. */
  readonly liftedAt: Date | null;
}

type Duration = 'never' | 'may' | 'must';

/** Whether a sanction of a kind ends by itself. */
export const ENDS: Readonly<Record<SanctionKind, Duration>> = {
  warning: 'never',
  premoderation: 'may',
  commenting_suspension: 'must',
  flagging_suspension: 'must',
  ban: 'never',
};

export function isInForce({ startsAt, endsAt, liftedAt }: Sanction, now: Date): boolean {
  return liftedAt === null && startsAt <= now && (endsAt === null || now < endsAt);
}

/** A sanction as its account sees it: without what editors tell one another. */
export function presentOwnSanction({ id, kind, reason, startsAt, endsAt, acknowledgedAt }: Sanction) {
  return { id, kind, reason, startsAt, endsAt, acknowledgedAt };
}
