import { z } from 'zod';

/**
 * The settings of all phases, each declared beside its phase. Every field has a default, so that an empty object is a
 * whole configuration; a section of the site may differ in any of them.
 */
export const screeningSettings = z.strictObject({});

export type ScreeningSettings = z.output<typeof screeningSettings>;

export const DEFAULT_SCREENING_SETTINGS: ScreeningSettings = screeningSettings.parse({});
