import { z } from 'zod';
import { articleSettings } from './phases/article-settings.js';
import { floodSettings } from './phases/flood-settings.js';
import { historySettings } from './phases/history-settings.js';
import { newAuthorSettings } from './phases/new-author-settings.js';
import { premoderationSettings } from './phases/premoderation-settings.js';
import { normaliseSettings } from './phases/normalise-settings.js';
import { wordsSettings } from './phases/words-settings.js';
import { standingSettings } from './phases/standing-settings.js';
import { repeatSettings } from './phases/repeat-settings.js';
import { rejectedTriesSettings } from './rejections/rejected-tries-settings.js';
import { linkSettings } from './phases/link-settings.js';
import { noiseSettings } from './phases/noise-settings.js';
import { personalDataSettings } from './phases/personal-data-settings.js';
import { substanceSettings } from './phases/substance-settings.js';
import { serviceSettings } from './services/service-settings.js';

/**
 * The settings of all phases, each declared beside its phase. Every field has a default, so that an empty object is a
 * whole configuration; a section of the site may differ in any of them.
 */
export const screeningSettings = z.strictObject({
  article: articleSettings.prefault({}),
  standing: standingSettings.prefault({}),
  repeat: repeatSettings.prefault({}),
  flood: floodSettings.prefault({}),
  newAuthor: newAuthorSettings.prefault({}),
  history: historySettings.prefault({}),
  premoderation: premoderationSettings.prefault({}),
  rejectedTries: rejectedTriesSettings,
  substance: substanceSettings.prefault({}),
  links: linkSettings.prefault({}),
  personalData: personalDataSettings.prefault({}),
  normalise: normaliseSettings.prefault({}),
  words: wordsSettings.prefault({}),
  noise: noiseSettings.prefault({}),
  services: serviceSettings.prefault({}),
});

export type ScreeningSettings = z.output<typeof screeningSettings>;

export const DEFAULT_SCREENING_SETTINGS: ScreeningSettings = screeningSettings.parse({});
