import { z } from 'zod';
import { pageOf, pageQuery } from '../../platform/http/pagination.js';
import { moderationSettings } from './moderation-settings.js';
import { patchSchemaOf, type SettingsTree } from './settings-tree.js';

/** For lists of words, which may be some thousands long. */
export const MAX_SETTINGS_BODY_BYTES = 512 * 1024;

/** As the sections of articles are spelt. */
const section = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Must be the name of a section.');

const version = z.int().min(0);

/** Its shape follows the settings' own; the type says no more than what follows from any shape. */
const overrides = patchSchemaOf(moderationSettings) as z.ZodType<SettingsTree>;

const sectionsOf = <T extends z.ZodType>(settings: T) => z.record(section, settings);

export const readSettingsQuery = z.strictObject({
  version: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
  section: section.optional(),
});

export const changeSettingsBody = z.strictObject({
  version,
  site: overrides.nullish(),
  sections: sectionsOf(overrides.nullable()).nullish(),
});

export const settingsVersionsQuery = z.strictObject(pageQuery);

export const settingsCursor = z.strictObject({ version });

const change = {
  version: version.meta({ description: 'Counted from 1; 0 is how the service comes' }),
  changedBy: z.string().nullable(),
  changedAt: z.iso.datetime().nullable(),
};

export const settingsAnswer = z
  .object({
    ...change,
    site: moderationSettings.meta({ description: 'In force on the whole site' }),
    sections: sectionsOf(overrides).meta({ description: 'Where single sections differ from the site' }),
    estimates: z
      .object({ at: z.iso.datetime(), cases: z.int(), values: overrides })
      .nullable()
      .meta({ description: 'From decided cases, in the place of defaults; `evidence.learning` switches it off' }),
    effective: moderationSettings.meta({ description: 'In force in the section that was asked for' }).optional(),
  })
  .meta({ id: 'ModerationSettings' });

export const settingsVersionsAnswer = pageOf(
  z
    .object({ ...change, paths: z.array(z.string()).meta({ description: 'What differs from the version before' }) })
    .meta({ id: 'ModerationSettingsVersion' }),
);
