import { moderationSettings, type ModerationSettings } from './moderation-settings.js';
import { settingsIn, settingsOver } from './overrides.js';
import type { SettingsVersion } from './settings-version.js';

/**
 * The settings in force in a section, or on the site where it is null: the defaults, over them what was estimated unless
 * that is switched off, and over all what editors set. Estimates that don't go together with that have no effect.
 */
export function settingsInForce(
  { overrides, estimates }: Pick<SettingsVersion, 'overrides' | 'estimates'>,
  section: string | null,
): ModerationSettings {
  const set = settingsIn(moderationSettings, overrides, section);
  if (estimates === null || !set.evidence.learning.automatic) return set;
  return settingsOver(moderationSettings, { base: estimates.values, overrides }, section) ?? set;
}
