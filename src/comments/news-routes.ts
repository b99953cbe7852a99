import { z } from 'zod';
import { articleParams, findPublishedArticle, type FindArticleDeps } from '../articles/index.js';
import { EVENT_STREAM } from '../platform/http/event-stream.js';
import type { ServePublicUpdates } from '../platform/http/public-streams.js';
import { defineRoute, type Route } from '../platform/http/route.js';
import { READERS_NEWS } from './tell-readers.js';

export interface NewsRoutesDeps extends FindArticleDeps {
  readonly servePublicUpdates: ServePublicUpdates;
}

const newsQuery = z.strictObject({ after: z.string().min(1).max(100).optional() });

const news = z
  .object({ id: z.string(), parentId: z.string().nullable() })
  .meta({ id: 'CommentNews', description: 'comment.published, comment.gone' });

const mark = z.object({}).meta({
  id: 'NewsMark',
  description: 'ready: what happens from here on is told. reset: some of what happened meanwhile is not told any more',
});

export function newsRoutes({ servePublicUpdates, ...deps }: NewsRoutesDeps): readonly Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/articles/:slug/comments/stream',
      summary: 'Follow which comments appear under an article, or disappear, as server-sent events',
      description: 'Resumes by Last-Event-ID, or by `after`, the id of the last event.',
      permission: 'comment.read',
      params: articleParams,
      query: newsQuery,
      answers: { 200: z.union([news, mark]) },
      answerType: EVENT_STREAM,
      errors: ['not_found', 'too_many_streams'],
      handle: async ({ params: { slug }, query: { after = null }, request, response }) => {
        await findPublishedArticle(deps, slug);
        await servePublicUpdates({ request, response, topic: READERS_NEWS, part: slug, after });
        return { status: 200 };
      },
    }),
  ];
}
