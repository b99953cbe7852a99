import { words } from '../layout/words.js';

/** Where jobs beside an article are to be found: the page is the same for all, and which concern whom is not. */
export function RelatedJobs({ slug }: { readonly slug: string }) {
  return (
    <aside class="related jobs-call" aria-labelledby="jobs">
      <h2 id="jobs">{words('jobs-related')}</h2>
      <p>{words('jobs-sign-in')}</p>
      <p>
        <a class="button quiet" href={`/jobs?article=${slug}`}>
          {words('jobs-show')}
        </a>
      </p>
    </aside>
  );
}
