import { z } from 'zod';
import {
  endOtherSessions,
  endSession,
  listSessions,
  presentOpenSession,
  type EndSessionDeps,
  type ListSessionsDeps,
} from '../../accounts/index.js';
import type { Device } from '../../platform/http/sessions/device.js';
import { Time } from '../layout/dates.js';
import { Form } from '../layout/form.js';
import { words } from '../layout/words.js';
import { definePersonalPage, type AnyPage } from '../page.js';
import { AccountFrame, Paging, doneQuery } from './account-frame.js';
import type { SessionPagesDeps } from './session-pages.js';

export type OpenSessionsPageDeps = ListSessionsDeps &
  EndSessionDeps & { readonly sessions: Pick<SessionPagesDeps['sessions'], 'handleOf'> };

type Shown = ReturnType<typeof presentOpenSession>;

const PATH = '/account/sessions';
/** What the form says in place of one session's name. */
const OTHERS = 'others';

/** Where one is signed in, and how to end that. */
export function openSessionsPage(deps: OpenSessionsPageDeps): AnyPage {
  return definePersonalPage({
    path: PATH,
    permission: 'own.write',
    limit: 'write',
    query: doneQuery.extend({ cursor: z.string().max(500).optional() }),
    fields: z.object({ session: z.string().max(40) }),
    show: async ({ viewer, request, csrfToken, refusal, query: { done, cursor } }) => {
      const { items, nextCursor } = await listSessions(deps, viewer.id, { limit: 20, cursor });
      const own = deps.sessions.handleOf(request);
      const title = words('sessions-title');
      return {
        title,
        main: (
          <AccountFrame at={PATH} title={title} done={done === undefined ? null : words('sessions-done')}>
            <p>{words('sessions-text')}</p>
            {refusal !== null && (
              <p class="problem" role="alert">
                {words(refusal.problem.code === 'csrf_token_invalid' ? 'form-stale' : 'sessions-refused')}
              </p>
            )}
            <ol class="threads">
              {items.map((each) => (
                <Session session={presentOpenSession(each, own)} csrfToken={csrfToken} />
              ))}
            </ol>
            <Paging path={PATH} isFirst={cursor === undefined} nextCursor={nextCursor} />
            {items.some(({ handle }) => handle !== own) && (
              <Form csrfToken={csrfToken} refusal={null} submit={words('sessions-end-others')}>
                <input type="hidden" name="session" value={OTHERS} />
              </Form>
            )}
          </AccountFrame>
        ),
      };
    },
    submit: async ({ viewer, request, form: { session } }) => {
      const accountId = viewer.id;
      const own = deps.sessions.handleOf(request);
      if (session === own) return { to: '/sign-out' };
      if (session === OTHERS) await endOtherSessions(deps, accountId, own);
      else await endSession(deps, { accountId, handle: session });
      return { to: `${PATH}?done=ended` };
    },
  });
}

function Session({ session, csrfToken }: { readonly session: Shown; readonly csrfToken: string }) {
  const { id, device, signedInAt, lastUsedAt, isThisOne } = session;
  return (
    <li>
      <h2 class="by" id={`session-${id}`}>
        {deviceInWords(device)}
        {isThisOne && <> ({words('sessions-this')})</>}
      </h2>
      <p class="meta">
        <span>
          {words('sessions-signed-in')} <Time at={signedInAt} exact />
        </span>{' '}
        <span>
          {words('sessions-last-used')} <Time at={lastUsedAt} exact />
        </span>
      </p>
      {isThisOne ? (
        <p>
          <a href="/sign-out">{words('sign-out-title')}</a>
        </p>
      ) : (
        <Form csrfToken={csrfToken} refusal={null} submit={words('sessions-end')} about={`session-${id}`} quiet>
          <input type="hidden" name="session" value={id} />
        </Form>
      )}
    </li>
  );
}

function deviceInWords({ browser, system }: Device): string {
  if (browser === null) return system === null ? words('device-unknown') : words('device-system', { system });
  return system === null ? words('device-browser', { browser }) : words('device-both', { browser, system });
}
