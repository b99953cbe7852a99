import { words } from '../layout/words.js';
import { definePersonalPage, type AnyPage } from '../page.js';
import { AccountFrame } from './account-frame.js';

const PATH = '/account/export';

/** The way to a file with all that is held about one's account; the API makes it. */
export function exportPage(): AnyPage {
  return definePersonalPage({
    path: PATH,
    permission: 'own.read',
    show: () => {
      const title = words('export-title');
      return {
        title,
        main: (
          <AccountFrame at={PATH} title={title}>
            <p>{words('export-text')}</p>
            <p>{words('export-others')}</p>
            <p>
              <a class="button" href="/api/v1/me/export" download="belowline-account.json">
                {words('export-submit')}
              </a>
            </p>
            <p class="aside">{words('export-limit')}</p>
          </AccountFrame>
        ),
      };
    },
  });
}
