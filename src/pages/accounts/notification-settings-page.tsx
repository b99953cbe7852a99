import { z } from 'zod';
import {
  changeSettings,
  isAlwaysListed,
  KIND_NAMES,
  NOTIFICATION_KINDS,
  readSettings,
  type DeliverySettings,
  type NotificationKind,
  type SettingsDeps,
} from '../../notifications/index.js';
import { Box, Form } from '../layout/form.js';
import { words } from '../layout/words.js';
import { definePersonalPage, type AnyPage } from '../page.js';
import { AccountFrame, doneQuery } from './account-frame.js';

export type NotificationSettingsPageDeps = SettingsDeps;

const PATH = '/account/notification-settings';
const WAYS = ['inApp', 'email'] as const;
type Way = (typeof WAYS)[number];

const fields = z.object({}).catchall(z.string());

/** Which notifications a reader gets, and where. */
export function notificationSettingsPage(deps: NotificationSettingsPageDeps): AnyPage {
  return definePersonalPage({
    path: PATH,
    permission: 'own.write',
    limit: 'write',
    query: doneQuery,
    fields,
    show: async ({ viewer, csrfToken, refusal, query: { done } }) => {
      const settings = await readSettings(deps, viewer.id);
      const title = words('choices-title');
      return {
        title,
        main: (
          <AccountFrame at={PATH} title={title} done={done === undefined ? null : words('choices-done')}>
            <p>{words('choices-text')}</p>
            <Form csrfToken={csrfToken} refusal={refusal} submit={words('choices-submit')}>
              {NOTIFICATION_KINDS.map((kind) => (
                <Kind kind={kind} settings={settings} />
              ))}
            </Form>
          </AccountFrame>
        ),
      };
    },
    submit: async ({ viewer, form }) => {
      await changeSettings(deps, viewer.id, chosenIn(form));
      return { to: `${PATH}?done=choices` };
    },
  });
}

const nameOf = (kind: NotificationKind, way: Way) => `${kind}.${way}`;

function Kind({ kind, settings }: { readonly kind: NotificationKind; readonly settings: DeliverySettings }) {
  const name = KIND_NAMES[kind];
  return (
    <fieldset class="kind">
      <legend>{name.charAt(0).toUpperCase() + name.slice(1)}</legend>
      {isAlwaysListed(kind) && <p class="hint">{words('choices-always')}</p>}
      <div class="ways">
        {WAYS.filter((way) => way === 'email' || !isAlwaysListed(kind)).map((way) => (
          <Box
            id={nameOf(kind, way)}
            name={nameOf(kind, way)}
            label={words(way === 'email' ? 'choices-email' : 'choices-in-app')}
            checked={settings[kind][way]}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** What of the form was ticked; a kind that always stands in the list has no box for that. */
function chosenIn(form: Readonly<Record<string, string>>) {
  const isTicked = (kind: NotificationKind, way: Way) => Object.hasOwn(form, nameOf(kind, way));
  const choices = NOTIFICATION_KINDS.map((kind) => [
    kind,
    {
      email: isTicked(kind, 'email'),
      ...(isAlwaysListed(kind) ? {} : { inApp: isTicked(kind, 'inApp') }),
    },
  ]);
  return Object.fromEntries(choices) as Parameters<typeof changeSettings>[2];
}
