import { defineRoute, type Route } from '../../platform/http/route.js';
import { muteAnswer, muteBody, muteParams } from './mute-schemas.js';
import { muteReporter, type MuteReporterDeps } from './mute-reporter.js';

export function muteRoutes(deps: MuteReporterDeps): readonly Route[] {
  return [
    defineRoute({
      method: 'put',
      path: '/moderation/accounts/:id/flag-mute',
      summary: 'Have the flags of a reporter count nothing for some days; they are kept',
      permission: 'reporter.mute',
      limit: 'write',
      params: muteParams,
      body: muteBody,
      answers: { 200: muteAnswer },
      errors: ['own_comment'],
      handle: async ({ viewer, params, body }) => {
        const mutedUntil = await muteReporter(deps, viewer, { accountId: params.id, days: body.days });
        return { status: 200, body: { mutedUntil } };
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/moderation/accounts/:id/flag-mute',
      summary: 'Have the flags of a reporter count again',
      permission: 'reporter.mute',
      limit: 'write',
      params: muteParams,
      answers: { 204: null },
      errors: ['own_comment'],
      handle: async ({ viewer, params }) => {
        await muteReporter(deps, viewer, { accountId: params.id, days: null });
        return { status: 204 };
      },
    }),
  ];
}
