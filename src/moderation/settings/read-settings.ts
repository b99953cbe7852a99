import { AppError } from '../../platform/errors.js';
import type { SettingsStore } from './settings-store.js';
import { FIRST_VERSION, type SettingsVersion } from './settings-version.js';

export interface ReadSettingsDeps {
  readonly settingsStore: Pick<SettingsStore, 'find' | 'findNewerThan'>;
}

/** One version of the settings, the newest by default. Throws `not_found` for one that isn't there. */
export async function readSettings({ settingsStore }: ReadSettingsDeps, version?: number): Promise<SettingsVersion> {
  if (version === undefined) return (await settingsStore.findNewerThan(FIRST_VERSION.version)) ?? FIRST_VERSION;
  if (version === FIRST_VERSION.version) return FIRST_VERSION;
  const found = await settingsStore.find(version);
  if (found === null) throw new AppError('not_found');
  return found;
}
