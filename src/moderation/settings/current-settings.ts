import { AsyncLocalStorage } from 'node:async_hooks';
import { SECOND_MS, type Clock } from '../../platform/clock.js';
import type { ModerationSettings } from './moderation-settings.js';
import { settingsInForce } from './settings-in-force.js';
import type { SettingsStore } from './settings-store.js';
import { FIRST_VERSION, type SettingsVersion } from './settings-version.js';

/** How long another process's change may go unnoticed here. */
const CHECK_EVERY_MS = SECOND_MS;

/** The settings in force, from a copy in this process that is at most a second older than the database. */
export interface CurrentSettings {
  /** In force in a section; on the whole site where it is null. The same object until something changes. */
  readonly settingsFor: (section: string | null) => Promise<ModerationSettings>;
  /** Takes a version that this process has just made, at once. */
  readonly settingsChanged: (made: SettingsVersion) => void;
}

interface CurrentSettingsDeps {
  readonly settingsStore: Pick<SettingsStore, 'findNewerThan'>;
  readonly clock: Clock;
}

export function createCurrentSettings({ settingsStore, clock }: CurrentSettingsDeps): CurrentSettings {
  // Whoever asks may be inside a transaction; a copy for everyone must not come from there.
  const outsideOfTransactions = AsyncLocalStorage.snapshot();
  let current = FIRST_VERSION;
  let bySection = new Map<string | null, ModerationSettings>();
  let checkedAt: number | null = null;
  let checking: Promise<void> | null = null;

  const settingsChanged = (made: SettingsVersion): void => {
    if (made.version <= current.version) return;
    current = made;
    bySection = new Map();
  };

  const check = async (): Promise<void> => {
    const startedAt = clock.now().getTime();
    const newer = await outsideOfTransactions(() => settingsStore.findNewerThan(current.version));
    if (newer !== null) settingsChanged(newer);
    checkedAt = startedAt;
  };

  const isFresh = (): boolean => {
    const ageMs = clock.now().getTime() - (checkedAt ?? 0);
    return checkedAt !== null && ageMs >= 0 && ageMs < CHECK_EVERY_MS;
  };

  return {
    settingsChanged,
    settingsFor: async (section) => {
      if (!isFresh()) {
        checking ??= check().finally(() => (checking = null));
        await checking;
      }
      const key = section !== null && Object.hasOwn(current.overrides.sections, section) ? section : null;
      const settings = bySection.get(key) ?? settingsInForce(current, key);
      bySection.set(key, settings);
      return settings;
    },
  };
}
