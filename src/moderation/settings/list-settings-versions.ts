import { decodeCursor, toPage, type Page } from '../../platform/http/pagination.js';
import { settingsCursor } from './settings-schemas.js';
import type { SettingsStore } from './settings-store.js';
import type { SettingsChange } from './settings-version.js';

export interface ListSettingsVersionsDeps {
  readonly settingsStore: Pick<SettingsStore, 'list'>;
}

/** Who changed the settings, when and where, newest first. Throws `invalid_cursor`. */
export async function listSettingsVersions(
  { settingsStore }: ListSettingsVersionsDeps,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<Page<SettingsChange>> {
  const before = decodeCursor(settingsCursor, cursor)?.version ?? null;
  const found = await settingsStore.list({ before, limit: limit + 1 });
  return toPage(found, limit, ({ version }) => ({ version }));
}
