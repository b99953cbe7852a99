import { NOTHING, verdictOn, type ScreeningPhase } from '../phase.js';

/** The editors want to see every comment on some articles first. */
export const premoderation: ScreeningPhase = {
  name: 'premoderation',
  onFailure: 'hold',
  screen: ({ article }) =>
    article?.commenting === 'premoderated'
      ? verdictOn([{ code: 'article.premoderated', score: 1, spans: [] }], 'hold')
      : NOTHING,
};
