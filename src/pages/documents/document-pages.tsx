import { documentCache, documentInForce, type DocumentName, type DocumentStore } from '../../documents/index.js';
import type { Clock } from '../../platform/clock.js';
import { Time } from '../layout/dates.js';
import { words } from '../layout/words.js';
import { definePublicPage, type AnyPage } from '../page.js';

export interface DocumentPagesDeps {
  readonly documentStore: Pick<DocumentStore, 'findInForce' | 'findVersion'>;
  readonly clock: Clock;
}

/** What the publisher says of privacy and of cookies. */
export function documentPages(deps: DocumentPagesDeps): readonly AnyPage[] {
  return [documentPage(deps, 'privacy'), documentPage(deps, 'cookies')];
}

function documentPage(deps: DocumentPagesDeps, name: DocumentName): AnyPage {
  return definePublicPage({
    path: `/${name}`,
    cache: () => documentCache(name),
    show: async () => {
      const { title, body, version, effectiveFrom } = await documentInForce(deps, name, deps.clock.now());
      return {
        title,
        description: words(`document-${name}`),
        canonical: `/${name}`,
        main: (
          <div class="page narrow">
            <h1>{title}</h1>
            {/* Cleaned on its way in (src/documents/document-schemas.ts). */}
            <div class="prose document" dangerouslySetInnerHTML={{ __html: body }} />
            <p class="meta">
              <span>{words('document-version', { version })}</span>
              {effectiveFrom !== null && (
                <span>
                  {words('document-since')} <Time at={effectiveFrom} />
                </span>
              )}
            </p>
          </div>
        ),
      };
    },
  });
}
