import type { ScreeningService } from '../../config/screening-services.js';
import type { ScreeningPhase } from './phase.js';
import { flood, type FloodDeps } from './phases/flood.js';
import { history, type HistoryDeps } from './phases/history.js';
import { links } from './phases/links.js';
import { newAuthor, type NewAuthorDeps } from './phases/new-author.js';
import { noise } from './phases/noise.js';
import { normalise } from './phases/normalise.js';
import { personalData } from './phases/personal-data.js';
import { premoderation } from './phases/premoderation.js';
import { repeat, type RepeatDeps } from './phases/repeat.js';
import { standing, type StandingDeps } from './phases/standing.js';
import { substance } from './phases/substance.js';
import { words, type WordsDeps } from './phases/words.js';
import { servicePhase } from './services/service-phase.js';

/** The phases that judge by the text and the settings alone. */
export function textPhases(deps: WordsDeps): readonly ScreeningPhase[] {
  return [normalise, substance, words(deps), links, personalData, noise];
}

/** What phases ask that look beyond the text. */
export type ScreeningPhasesDeps = StandingDeps &
  RepeatDeps &
  WordsDeps &
  FloodDeps &
  NewAuthorDeps &
  HistoryDeps & { readonly screeningServices: readonly ScreeningService[] };

/**
 * What a revision passes before anyone sees it. The order is that of the signals: what the publisher has settled, what
 * the author has done, what the text says, and what others say of it.
 */
export function screeningPhases(deps: ScreeningPhasesDeps): readonly ScreeningPhase[] {
  return [
    normalise,
    substance,
    // article: `closesAfterDays`, before a comment is screened
    standing(deps),
    repeat(deps),
    flood(deps),
    words(deps),
    links,
    personalData,
    noise,
    newAuthor(deps),
    history(deps),
    ...deps.screeningServices.map(servicePhase),
    premoderation,
    // Here, one line each: rules that editors write, and the model that learns from their decisions.
  ];
}
