import { defineRoute, type Route } from '../../platform/http/route.js';
import { readStatistics, type ReadStatisticsDeps } from './read-statistics.js';
import { readStatisticsQuery, statisticsAnswer } from './statistics-schemas.js';

export type StatisticsRoutesDeps = ReadStatisticsDeps;

export function statisticsRoutes(deps: StatisticsRoutesDeps): readonly Route[] {
  return [readStatisticsRoute(deps)];
}

function readStatisticsRoute(deps: ReadStatisticsDeps): Route {
  return defineRoute({
    method: 'get',
    path: '/moderation/statistics',
    summary: 'Read what waits, what came and was decided, how fast and how well, over some days',
    permission: 'statistics.read',
    query: readStatisticsQuery,
    answers: { 200: statisticsAnswer },
    handle: async ({ viewer, query }) => ({ status: 200, body: await readStatistics(deps, viewer, query) }),
  });
}
