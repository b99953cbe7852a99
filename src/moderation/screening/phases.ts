import type { ScreeningPhase } from './screen-revision.js';

/** The editors want to see every comment on some articles first. */
const premoderation: ScreeningPhase = {
  name: 'premoderation',
  onFailure: 'hold',
  screen: ({ article }) => ({ signals: [], verdict: article.commenting === 'premoderated' ? 'hold' : 'publish' }),
};

/** What a revision passes before anyone sees it, in this order: what the publisher has settled comes first. */
export const SCREENING_PHASES: readonly ScreeningPhase[] = [premoderation];
