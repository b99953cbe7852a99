import { defineRoute, type Route } from '../../../platform/http/route.js';
import { wordsForAuthor } from '../finding-words.js';
import { previewAnswer, previewBody } from './preview-schemas.js';
import { previewScreening, type PreviewScreeningDeps } from './preview-screening.js';

export function previewRoutes(deps: PreviewScreeningDeps): readonly Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/moderation/screenings',
      summary: 'Try what screening says of a text; nothing is stored',
      permission: 'screening.preview',
      limit: 'write',
      body: previewBody,
      answers: { 200: previewAnswer },
      errors: ['not_found'],
      handle: async ({ viewer, body }) => {
        const { verdict, text, signals } = await previewScreening(deps, viewer, {
          bodyHtml: body.body,
          slug: body.articleSlug ?? null,
        });
        const told = signals.map((signal) => ({ ...signal, authorMessage: wordsForAuthor(signal) }));
        return { status: 200, body: { verdict, text, signals: told } };
      },
    }),
  ];
}
