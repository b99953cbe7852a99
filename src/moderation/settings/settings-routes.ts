import { defineRoute, type Route } from '../../platform/http/route.js';
import { changeSettings, type ChangeSettingsDeps } from './change-settings.js';
import { listSettingsVersions, type ListSettingsVersionsDeps } from './list-settings-versions.js';
import { presentSettings } from './present-settings.js';
import { readSettings, type ReadSettingsDeps } from './read-settings.js';
import {
  changeSettingsBody,
  MAX_SETTINGS_BODY_BYTES,
  readSettingsQuery,
  settingsAnswer,
  settingsVersionsAnswer,
  settingsVersionsQuery,
} from './settings-schemas.js';

export type SettingsRoutesDeps = ReadSettingsDeps & ChangeSettingsDeps & ListSettingsVersionsDeps;

export function settingsRoutes(deps: SettingsRoutesDeps): readonly Route[] {
  return [readSettingsRoute(deps), changeSettingsRoute(deps), listVersionsRoute(deps)];
}

function readSettingsRoute(deps: ReadSettingsDeps): Route {
  return defineRoute({
    method: 'get',
    path: '/moderation/settings',
    summary: 'Read the moderation settings: of the site, where sections differ, and all of one section',
    permission: 'settings.read',
    query: readSettingsQuery,
    answers: { 200: settingsAnswer },
    errors: ['not_found'],
    handle: async ({ query: { version, section } }) => ({
      status: 200,
      body: presentSettings(await readSettings(deps, version), section),
    }),
  });
}

function changeSettingsRoute(deps: ChangeSettingsDeps): Route {
  return defineRoute({
    method: 'patch',
    path: '/moderation/settings',
    summary: 'Change any of the moderation settings; null puts one back to its default',
    permission: 'settings.write',
    limit: 'write',
    body: changeSettingsBody,
    maxBodyBytes: MAX_SETTINGS_BODY_BYTES,
    answers: { 200: settingsAnswer },
    errors: ['settings_changed'],
    handle: async ({ viewer, body }) => ({
      status: 200,
      body: presentSettings(await changeSettings(deps, viewer, body)),
    }),
  });
}

function listVersionsRoute(deps: ListSettingsVersionsDeps): Route {
  return defineRoute({
    method: 'get',
    path: '/moderation/settings/versions',
    summary: 'List who changed the moderation settings, when and where, newest first',
    permission: 'settings.read',
    query: settingsVersionsQuery,
    answers: { 200: settingsVersionsAnswer },
    errors: ['invalid_cursor'],
    handle: async ({ query }) => ({ status: 200, body: await listSettingsVersions(deps, query) }),
  });
}
