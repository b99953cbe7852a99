import { moderationSettings } from './moderation-settings.js';
import { settingsIn } from './overrides.js';
import type { SettingsVersion } from './settings-version.js';

/** A version of the settings as editors see it, with what is in force in a section where one is asked for. */
export function presentSettings({ version, changedBy, changedAt, overrides }: SettingsVersion, section?: string) {
  const site = settingsIn(moderationSettings, overrides, null);
  const effective = section === undefined ? {} : { effective: settingsIn(moderationSettings, overrides, section) };
  return { version, changedBy, changedAt, site, sections: overrides.sections, ...effective };
}
