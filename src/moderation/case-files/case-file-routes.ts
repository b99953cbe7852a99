import type { Clock } from '../../platform/clock.js';
import { defineRoute, type Route } from '../../platform/http/route.js';
import { caseParams } from '../cases/case-schemas.js';
import { caseFileAnswer } from './case-file-schemas.js';
import { presentCaseFile } from './present-case-file.js';
import { readCaseFile, type ReadCaseFileDeps } from './read-case-file.js';

export interface CaseFileRoutesDeps extends ReadCaseFileDeps {
  readonly clock: Clock;
}

export function caseFileRoutes(deps: CaseFileRoutesDeps): readonly Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/moderation/cases/:id',
      summary: 'Read a case with its flags, signals, revisions, decisions and the history of the author',
      permission: 'case.read',
      params: caseParams,
      answers: { 200: caseFileAnswer },
      errors: ['own_comment'],
      handle: async ({ viewer, params }) => {
        const file = await readCaseFile(deps, viewer, params.id);
        return { status: 200, body: presentCaseFile(file, deps.clock.now()) };
      },
    }),
  ];
}
