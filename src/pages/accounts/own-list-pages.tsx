import { z } from 'zod';
import { words } from '../layout/words.js';
import { definePersonalPage, type AnyPage } from '../page.js';
import { AccountFrame, Paging } from './account-frame.js';
import { OWN_LISTS, type OwnList, type OwnListsDeps } from './own-lists.js';

const query = z.object({ cursor: z.string().max(500).optional() });

/** What a reader did here and what became of it, all of it, page by page. */
export function ownListPages(deps: OwnListsDeps): readonly AnyPage[] {
  return (Object.keys(OWN_LISTS) as OwnList[]).map((list) => ownListPage(deps, list));
}

function ownListPage(deps: OwnListsDeps, list: OwnList): AnyPage {
  const path = `/account/${list}` as const;
  return definePersonalPage({
    path,
    permission: 'own.read',
    query,
    show: async ({ viewer, query: { cursor } }) => {
      const { shown, nextCursor } = await OWN_LISTS[list](deps, viewer.id, { limit: 20, cursor });
      const title = words(`account-${list}`);
      return {
        title,
        main: (
          <AccountFrame at={path} title={title}>
            {shown}
            <Paging path={path} isFirst={cursor === undefined} nextCursor={nextCursor} />
          </AccountFrame>
        ),
      };
    },
  });
}
