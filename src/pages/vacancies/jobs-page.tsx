import { z } from 'zod';
import { articleParams } from '../../articles/index.js';
import { listOwnVacancies, type ListOwnVacanciesDeps, type Vacancy } from '../../vacancies/index.js';
import { Time } from '../layout/dates.js';
import { words } from '../layout/words.js';
import { definePersonalPage, type AnyPage } from '../page.js';

export type JobsPageDeps = ListOwnVacanciesDeps;

const PAGE_SIZE = 20;
const query = z.object({
  article: articleParams.shape.slug.optional(),
  cursor: z.string().max(500).optional(),
});

/** The jobs that concern whoever is signed in: by their interests, else by the article that they come from. */
export function jobsPage(deps: JobsPageDeps): AnyPage {
  return definePersonalPage({
    path: '/jobs',
    permission: 'own.read',
    query,
    show: async ({ viewer, query: { article, cursor } }) => {
      const wanted = { accountId: viewer.id, article, cursor, limit: PAGE_SIZE };
      const { items, nextCursor } = await listOwnVacancies(deps, wanted);
      return {
        title: words('jobs-title'),
        main: (
          <div class="page narrow">
            <h1>{words('jobs-title')}</h1>
            {items.length === 0 && <p>{words('jobs-none')}</p>}
            <ol class="jobs">
              {items.map((vacancy) => (
                <Job vacancy={vacancy} />
              ))}
            </ol>
            <p class="paging">
              {article !== undefined && <a href={`/articles/${article}`}>{words('jobs-back')}</a>}
              {nextCursor !== null && (
                <a rel="next" href={`/jobs?${addressOf({ article, cursor: nextCursor })}`}>
                  {words('jobs-more')}
                </a>
              )}
            </p>
          </div>
        ),
      };
    },
  });
}

function addressOf({ article, cursor }: { readonly article: string | undefined; readonly cursor: string }): string {
  return new URLSearchParams({ ...(article === undefined ? {} : { article }), cursor }).toString();
}

function Job({ vacancy: { title, employer, place, salary, closesAt, url } }: { readonly vacancy: Vacancy }) {
  return (
    <li>
      <h2>
        <a href={url} rel="nofollow">
          {title}
        </a>
      </h2>
      <p>
        {employer}, {place}
      </p>
      <p class="meta">
        {salary !== '' && <span>{salary}</span>}
        <span>
          {words('jobs-closes')} <Time at={closesAt} />
        </span>
      </p>
    </li>
  );
}
