import { NOTHING, verdictOn, type ScreeningPhase } from '../phase.js';

export interface StandingDeps {
  /** What an account may do with comments, by its sanctions. */
  readonly commentingOf: (accountId: string) => Promise<{ readonly commenting: string }>;
}

/** Holds every comment of an author who is pre-moderated. Those who may not comment at all do not come so far. */
export function standing({ commentingOf }: StandingDeps): ScreeningPhase {
  return {
    name: 'standing',
    asks: 'stores',
    onFailure: 'hold',
    screen: async ({ authorId }) => {
      if (authorId === null || (await commentingOf(authorId)).commenting !== 'premoderated') return NOTHING;
      return verdictOn([{ code: 'author.premoderated', score: 0.5, spans: [] }], 'hold');
    },
  };
}
