import type { AccountStore } from '../../../accounts/index.js';
import { NOTHING, verdictOn, type Finding, type PhaseResult, type ScreeningPhase } from '../phase.js';
import type { ScreeningSettings } from '../screening-settings.js';

export interface StandingDeps {
  /** What an account may do with comments, by its sanctions. */
  readonly commentingOf: (accountId: string) => Promise<{ readonly commenting: string }>;
  readonly accountStore: Pick<AccountStore, 'findById'>;
}

/** What holds the comments of an author who may comment. */
export interface StandingFacts {
  readonly isPremoderated: boolean;
  readonly isEmailVerified: boolean;
}

/** Holds every comment of some authors. Those who may not comment at all do not come so far. */
export function standing({ commentingOf, accountStore }: StandingDeps): ScreeningPhase {
  return {
    name: 'standing',
    asks: 'stores',
    onFailure: 'hold',
    screen: async ({ authorId }, { settings }) => {
      if (authorId === null) return NOTHING;
      const isAskedForEmail = settings.standing.unverifiedEmail === 'hold';
      const [{ commenting }, account] = await Promise.all([
        commentingOf(authorId),
        isAskedForEmail ? accountStore.findById(authorId) : null,
      ]);
      const isEmailVerified = account?.emailVerifiedAt !== null;
      return judgeStanding({ isPremoderated: commenting === 'premoderated', isEmailVerified }, settings.standing);
    },
  };
}

export function judgeStanding(facts: StandingFacts, { unverifiedEmail }: ScreeningSettings['standing']): PhaseResult {
  const found = (code: 'author.premoderated' | 'author.unverified'): Finding => ({ code, score: 0.5, spans: [] });
  const findings = [
    ...(facts.isPremoderated ? [found('author.premoderated')] : []),
    ...(unverifiedEmail === 'hold' && !facts.isEmailVerified ? [found('author.unverified')] : []),
  ];
  return verdictOn(findings, 'hold');
}
