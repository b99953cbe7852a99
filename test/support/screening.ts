import type { RevisionDraft } from '../../src/comments/index.js';
import type { PhaseOutcome } from '../../src/moderation/screening/run-phase.js';
import type { ScreeningPhase } from '../../src/moderation/screening/phase.js';
import { createScreening, type Screen } from '../../src/moderation/screening/screen-revision.js';
import { DEFAULT_SCREENING_SETTINGS } from '../../src/moderation/screening/screening-settings.js';
import { systemClock } from '../../src/platform/clock.js';

/** A text on its way to be a comment, with `fields` in place of its own. */
export function draftOf(fields: Partial<RevisionDraft> = {}): RevisionDraft {
  return {
    article: {
      id: 'article',
      slug: 'potholes',
      headline: 'Potholes',
      standfirst: '',
      body: '<p>Roads.</p>',
      byline: { name: 'A Writer', role: '', organisation: '', picture: '' },
      section: 'roads',
      tags: [],
      publishedAt: new Date(0),
      commenting: 'open',
      links: [],
      images: [],
    },
    commentId: 'comment',
    revision: 1,
    authorId: 'author',
    parentId: null,
    bodyHtml: '<p>Quite so.</p>',
    ...fields,
  };
}

/** Screening by these phases, with the default settings; `observePhase` hears of each that ran. */
export function screeningBy(
  phases: readonly ScreeningPhase[],
  observePhase: (outcome: PhaseOutcome) => void = () => undefined,
): Screen {
  return createScreening({
    phases,
    screeningSettingsFor: () => Promise.resolve(DEFAULT_SCREENING_SETTINGS),
    observePhase,
    observeVerdict: () => undefined,
    clock: systemClock,
  });
}
