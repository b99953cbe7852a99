import type { Notify } from '../../notifications/index.js';
import { groundOf, type Rule } from '../rules/rule.js';
import type { MisuseBasis, Sanction, SanctionKind } from './sanction.js';

export interface TellSanctionedDeps {
  readonly notify: Notify;
}

/** What a notification calls a sanction. */
export const SANCTION_WORDS = {
  warning: 'warning',
  premoderation: 'premoderation',
  commenting_suspension: 'commenting_suspended',
  flagging_suspension: 'flagging_suspended',
  flagging_warning: 'flagging_warning',
  ban: 'ban',
} as const satisfies Record<SanctionKind, string>;

/** Tells an account of a sanction that comes with no decision, and why. Call it within the transaction that imposes it. */
export async function tellImposed({ notify }: TellSanctionedDeps, sanction: Sanction, rule: Rule): Promise<void> {
  const { id: sanctionId, accountId, kind, endsAt } = sanction;
  const imposed = { sanctionId, sanction: SANCTION_WORDS[kind], until: endsAt?.toISOString() ?? null };
  const reasons = { explanation: null, foundBy: 'staff', decidedBy: 'editor', appealUntil: null } as const;
  const data = { ...imposed, ...reasons, decisionId: null, ground: groundOf(rule) };
  await notify({ accountId, kind: 'sanction_imposed', data });
}

/** Tells an account of a sanction for flags without any ground, and what it rests on. As `tellImposed`. */
export async function tellMisuse(
  { notify }: TellSanctionedDeps,
  { id: sanctionId, accountId, kind, endsAt, misuse }: Sanction & { readonly misuse: MisuseBasis },
): Promise<void> {
  const sanction = kind === 'flagging_warning' ? 'flagging_warning' : 'flagging_suspended';
  const { settled, unfounded, days } = misuse;
  const data = { sanctionId, sanction, until: endsAt?.toISOString() ?? null, settled, unfounded, days } as const;
  await notify({ accountId, kind: 'flag_misuse', data });
}

/** Tells an account that a sanction holds no more. Call it within the transaction that lifts it. */
export async function tellLifted({ notify }: TellSanctionedDeps, sanction: Sanction): Promise<void> {
  const { id: sanctionId, accountId, kind } = sanction;
  await notify({ accountId, kind: 'sanction_lifted', data: { sanctionId, sanction: SANCTION_WORDS[kind] } });
}
