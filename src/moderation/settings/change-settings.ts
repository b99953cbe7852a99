import type { AuditLog } from '../../audit/index.js';
import type { Clock } from '../../platform/clock.js';
import type { AfterCommit, Transact } from '../../platform/database/transactions.js';
import { AppError } from '../../platform/errors.js';
import type { Viewer } from '../../platform/http/permissions.js';
import type { CurrentSettings } from './current-settings.js';
import { moderationSettings } from './moderation-settings.js';
import { patchOverrides } from './overrides.js';
import type { SettingsStore } from './settings-store.js';
import type { SettingsPatch } from './settings-tree.js';
import { FIRST_VERSION, type SettingsVersion } from './settings-version.js';

export interface ChangeSettingsDeps extends Pick<CurrentSettings, 'settingsChanged'> {
  readonly settingsStore: Pick<SettingsStore, 'findNewerThan' | 'insert'>;
  readonly auditLog: AuditLog;
  readonly clock: Clock;
  readonly transact: Transact;
  readonly afterCommit: AfterCommit;
}

interface ChangeSettingsInput extends SettingsPatch {
  /** The version that the editor saw. */
  readonly version: number;
}

/** The version itself names every path. */
const MOST_PATHS_IN_AUDIT = 100;

/**
 * Makes the next version of the settings, or answers the present one where nothing differs from it. Of several at
 * once, one is taken. Throws `settings_changed` for a version that is out of date, and `validation_failed` for values
 * that don't go together.
 */
export async function changeSettings(
  deps: ChangeSettingsDeps,
  viewer: Viewer,
  input: ChangeSettingsInput,
): Promise<SettingsVersion> {
  return deps.transact(async () => {
    const before = (await deps.settingsStore.findNewerThan(FIRST_VERSION.version)) ?? FIRST_VERSION;
    if (input.version !== before.version) throw new AppError('settings_changed');
    const { overrides, paths, problems } = patchOverrides(moderationSettings, before.overrides, input);
    if (problems.length > 0) throw new AppError('validation_failed', { errors: problems });
    if (paths.length === 0) return before;
    const origin = { changedBy: viewer.id, changedAt: deps.clock.now() };
    const made = { ...before, version: before.version + 1, ...origin, paths, overrides };
    await deps.settingsStore.insert(made);
    await deps.auditLog.record({
      actor: { type: 'account', id: viewer.id },
      act: 'settings.changed',
      subject: { type: 'settings', id: 'moderation' },
      details: { version: made.version, changes: paths.length, paths: paths.slice(0, MOST_PATHS_IN_AUDIT) },
    });
    await deps.afterCommit(() => deps.settingsChanged(made));
    return made;
  });
}
