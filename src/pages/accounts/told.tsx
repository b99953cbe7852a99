import type { presentNotification } from '../../notifications/index.js';
import { Time } from '../layout/dates.js';
import { words } from '../layout/words.js';

/** Notifications, newest first. */
export function Told({ told }: { readonly told: readonly ReturnType<typeof presentNotification>[] }) {
  return (
    <section aria-labelledby="told">
      <h2 id="told">{words('account-told')}</h2>
      {told.length === 0 && <p>{words('account-nothing')}</p>}
      <ol class="threads">
        {told.map(({ id, title, html, link, at }) => (
          <li id={`notification-${id}`}>
            <h3 class="by">{title}</h3>
            <p class="meta">
              <Time at={at} exact />
            </p>
            {/* Made from the catalogue of notifications, which escapes what it puts in. */}
            <div class="prose" dangerouslySetInnerHTML={{ __html: html }} />
            <p>
              <a href={link}>{words('account-look')}</a>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
