import { settingsInForce } from './settings-in-force.js';
import type { SettingsVersion } from './settings-version.js';

/** A version of the settings as editors see it, with what is in force in a section where one is asked for. */
export function presentSettings(settings: SettingsVersion, section?: string) {
  const { version, changedBy, changedAt, overrides, estimates } = settings;
  const site = settingsInForce(settings, null);
  const effective = section === undefined ? {} : { effective: settingsInForce(settings, section) };
  return { version, changedBy, changedAt, site, sections: overrides.sections, estimates, ...effective };
}
