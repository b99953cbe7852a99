import { z } from 'zod';
import { EVENT_STREAM } from '../../platform/http/event-stream.js';
import type { ServeUpdates } from '../../platform/http/live-streams.js';
import type { Viewer } from '../../platform/http/permissions.js';
import { defineRoute, type Route } from '../../platform/http/route.js';
import { CASES } from './broadcast-cases.js';
import { CASE_NEWS } from './case-news.js';
import { caseAnswer, caseSection } from './case-schemas.js';
import { isWithin } from './case-view.js';

export interface StreamRoutesDeps {
  readonly serveUpdates: ServeUpdates;
}

const streamQuery = z.strictObject({ section: caseSection.optional() });

const change = z
  .int()
  .meta({ description: 'Rises with each change of the case: of two updates the higher is the later' });

const caseNews = caseAnswer
  .omit({ id: true, headline: true, comment: true, signalCodes: true })
  .extend({ caseId: z.string(), change })
  .meta({ id: 'CaseNews', description: 'case.opened, case.changed, case.claimed, case.released, case.decided' });

const weights = z
  .object({
    section: z.string(),
    items: z.array(
      caseAnswer
        .pick({ version: true, priority: true, probability: true, severity: true })
        .extend({ caseId: z.string(), change }),
    ),
  })
  .meta({ id: 'CasesReweighed', description: 'cases.reweighed: they have another place in the order' });

const left = z
  .object({ section: z.string(), articleSlug: z.string() })
  .meta({ id: 'CasesLeft', description: "cases.left: the article's cases are no longer in this section" });

const nothing = z
  .object({})
  .meta({ id: 'StreamMark', description: 'ready: what happens from here on is told. reset: read anew what you show' });

export function streamRoutes({ serveUpdates }: StreamRoutesDeps): readonly Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/moderation/stream',
      summary: `Follow cases as server-sent events: ready, reset, ${CASE_NEWS.join(', ')}; resumes by Last-Event-ID`,
      permission: 'case.read',
      query: streamQuery,
      answers: { 200: z.union([caseNews, weights, left, nothing]) },
      answerType: EVENT_STREAM,
      errors: ['too_many_streams'],
      handle: async ({ viewer, query, request, response }) => {
        const partsFor = (now: Viewer) => sectionsFor(now, query.section);
        await serveUpdates({ request, response, viewer, permission: 'case.read', topic: CASES, partsFor });
        return { status: 200 };
      },
    }),
  ];
}

/** The sections that a viewer is told of; null for all. */
function sectionsFor(viewer: Viewer, wished: string | undefined): readonly string[] | null {
  if (wished === undefined) return viewer.sections;
  return isWithin(viewer, { section: wished }) ? [wished] : [];
}
