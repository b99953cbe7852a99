import type { Request, Response } from 'express';
import { z } from 'zod';
import { sendInParts } from '../platform/http/json-lines.js';
import { defineRoute, type Route } from '../platform/http/route.js';
import { COMMENT_FATES } from './erasure.js';
import { EXPORT_FORMAT, exportAccount, type ExportAccountDeps } from './export-account.js';
import { requestErasure, type RequestErasureDeps } from './request-erasure.js';

export type PersonalDataRoutesDeps = ExportAccountDeps &
  RequestErasureDeps & {
    readonly sessions: {
      readonly isPossible: (request: Request) => boolean;
      readonly handleOf: (request: Request) => string | null;
      readonly signOut: (request: Request, response: Response) => Promise<void>;
    };
  };

const FILE_NAME = 'belowline-account.json';

const items = z.array(z.looseObject({}));

/** Its lists hold what the lists under `/me` hold. */
const exportAnswer = z
  .object({
    format: z.literal(EXPORT_FORMAT),
    exportedAt: z.iso.datetime(),
    account: z.looseObject({ id: z.string(), email: z.string(), displayName: z.string() }),
    notificationSettings: z.looseObject({}),
    accessTokens: items,
    sessions: items,
    comments: items.meta({ description: 'Each with every text that it had' }),
    recommendations: items,
    flags: items,
    decisions: items.meta({ description: 'With their statements of reasons and your appeals' }),
    sanctions: items,
    notifications: items,
  })
  .meta({ id: 'AccountExport' });

export const eraseBody = z.strictObject({
  currentPassword: z.string().min(1).max(400),
  comments: z.enum(COMMENT_FATES).meta({
    description: 'keep: they stay under a name that is nobody’s; withdraw: they are taken back, and their texts erased',
  }),
});

/** What is held about an account. */
export function personalDataRoutes(deps: PersonalDataRoutesDeps): readonly Route[] {
  return [exportRoute(deps), eraseRoute(deps)];
}

const exportRoute = (deps: PersonalDataRoutesDeps) =>
  defineRoute({
    method: 'get',
    path: '/me/export',
    summary: 'Export all that is held about your account, as one JSON file',
    description: 'It is sent while it is made; where that fails, the connection is cut and the file is not whole.',
    permission: 'own.read',
    limit: 'export',
    answers: { 200: exportAnswer },
    handle: async ({ viewer, request, response }) => {
      response.set('Content-Disposition', `attachment; filename="${FILE_NAME}"`);
      await sendInParts(response, 'application/json', exportAccount(deps, viewer.id, deps.sessions.handleOf(request)));
      return { status: 200 };
    },
  });

const eraseRoute = (deps: PersonalDataRoutesDeps) =>
  defineRoute({
    method: 'delete',
    path: '/me',
    summary: 'Delete your account, for good',
    description: 'Nobody can sign in to it any more once this is answered; all that belongs to it goes within minutes.',
    permission: 'own.write',
    limit: 'password',
    body: eraseBody,
    answers: { 204: null },
    errors: ['wrong_password', 'staff_account'],
    handle: async ({ viewer, body, request, response }) => {
      await requestErasure(deps, { accountId: viewer.id, ...body });
      if (deps.sessions.isPossible(request)) await deps.sessions.signOut(request, response);
      return { status: 204 };
    },
  });
