import type { presentNotification } from '../../notifications/index.js';
import { Time } from '../layout/dates.js';
import { words } from '../layout/words.js';

/** Notifications, newest first. */
export function Told({ told }: { readonly told: readonly ReturnType<typeof presentNotification>[] }) {
  return (
    <ol class="threads">
      {told.map(({ id, title, html, link, at, readAt }) => (
        <li id={`notification-${id}`}>
          <p class="by">{title}</p>
          <p class="meta">
            <Time at={at} exact /> {readAt === null && <strong>{words('told-new')}</strong>}
          </p>
          {/* Made from the catalogue of notifications, which escapes what it puts in. */}
          <div class="prose" dangerouslySetInnerHTML={{ __html: html }} />
          <p>
            <a href={link}>{words('account-look')}</a>
          </p>
        </li>
      ))}
    </ol>
  );
}
