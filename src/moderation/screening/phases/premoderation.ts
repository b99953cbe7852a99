import { NOTHING, verdictOn, type PhaseResult, type ScreeningPhase } from '../phase.js';

/** What an editor has said about looking at comments first. */
export interface PremoderationFacts {
  /** Of the site or of the article's section. */
  readonly everyComment: boolean;
  readonly onArticle: boolean;
}

/** The editors want to see every comment first: on the site, in a section, or on one article. */
export const premoderation: ScreeningPhase = {
  name: 'premoderation',
  onFailure: 'hold',
  screen: ({ article }, { settings }) =>
    judgePremoderation({ ...settings.premoderation, onArticle: article?.commenting === 'premoderated' }),
};

/** The narrowest of several reasons is the one that is told. */
export function judgePremoderation({ everyComment, onArticle }: PremoderationFacts): PhaseResult {
  if (!everyComment && !onArticle) return NOTHING;
  const code = onArticle ? 'article.premoderated' : 'section.premoderated';
  return verdictOn([{ code, score: 1, spans: [] }], 'hold');
}
