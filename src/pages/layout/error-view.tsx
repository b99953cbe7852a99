import type { View } from '../page.js';
import { hasWords, words } from './words.js';

interface Fault {
  readonly status: number;
  /** What happened, for a person. */
  readonly detail: string;
  /** Names this one occurrence in the logs. */
  readonly requestId: string;
}

/** What a page answers that cannot be shown, with a way back. */
export function errorView({ status, detail, requestId }: Fault): View {
  const title = hasWords(`error-title-${status}`) ? words(`error-title-${status}`) : words('error-title-400');
  return {
    status,
    title,
    main: (
      <div class="page narrow">
        <h1>{title}</h1>
        <p>{hasWords(`error-text-${status}`) ? words(`error-text-${status}`) : detail}</p>
        {status >= 500 && <p class="aside">{words('error-reference', { id: requestId })}</p>}
        <p>
          <a href="/">{words('error-back')}</a>
        </p>
      </div>
    ),
  };
}
