import { isInForce, type Sanction, type SanctionKind } from './sanction.js';

/** What an account may do with comments, from the best to the worst. */
export const COMMENTING_STANDINGS = ['free', 'premoderated', 'suspended', 'banned'] as const;
export const FLAGGING_STANDINGS = ['free', 'suspended'] as const;

/** What an account may do now. An end is null where there is none, or nothing to end. */
export interface Standing {
  readonly commenting: (typeof COMMENTING_STANDINGS)[number];
  readonly commentingUntil: Date | null;
  readonly flagging: (typeof FLAGGING_STANDINGS)[number];
  readonly flaggingUntil: Date | null;
  /** The warnings to acknowledge before the next comment, by their ids, the oldest first. */
  readonly mustAcknowledge: readonly string[];
  /** The same before the next flag. */
  readonly mustAcknowledgeToFlag: readonly string[];
}

/**
 * What follows from an account's sanctions, whatever their order. The worst one counts, until the last of its kind
 * ends; what comes after that may be another one.
 */
export function standingOf(sanctions: readonly Sanction[], now: Date): Standing {
  const inForce = sanctions.filter((sanction) => isInForce(sanction, now));
  const commenting = worst(inForce, {
    ban: 'banned',
    commenting_suspension: 'suspended',
    premoderation: 'premoderated',
  });
  const flagging = worst(inForce, { ban: 'suspended', flagging_suspension: 'suspended' });
  return {
    commenting: commenting?.standing ?? 'free',
    commentingUntil: commenting?.until ?? null,
    flagging: flagging?.standing ?? 'free',
    flaggingUntil: flagging?.until ?? null,
    mustAcknowledge: unreadOf(inForce, 'warning'),
    mustAcknowledgeToFlag: unreadOf(inForce, 'flagging_warning'),
  };
}

function unreadOf(inForce: readonly Sanction[], warning: SanctionKind): readonly string[] {
  return inForce
    .filter(({ kind, acknowledgedAt }) => kind === warning && acknowledgedAt === null)
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
}

interface Restriction<S> {
  readonly standing: S;
  readonly until: Date | null;
}

/** The first of these kinds, which stand from the worst on, that is in force. */
function worst<S extends string>(
  inForce: readonly Sanction[],
  meanings: Readonly<Partial<Record<SanctionKind, S>>>,
): Restriction<S> | null {
  for (const [kind, standing] of Object.entries(meanings)) {
    const ofKind = inForce.filter((sanction) => sanction.kind === kind);
    if (ofKind.length > 0) return { standing, until: lastEnd(ofKind) };
  }
  return null;
}

function lastEnd(sanctions: readonly Sanction[]): Date | null {
  const ends = sanctions.map(({ endsAt }) => endsAt?.getTime() ?? Infinity);
  const last = Math.max(...ends);
  return last === Infinity ? null : new Date(last);
}
