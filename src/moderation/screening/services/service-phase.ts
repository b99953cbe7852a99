import type { ScreeningService } from '../../../config/screening-services.js';
import { createCarefulCalls } from '../../../platform/outgoing/careful-calls.js';
import { createPost, OutgoingError } from '../../../platform/outgoing/post.js';
import { NOTHING, type ScreeningPhase } from '../phase.js';
import { akismetAdapter } from './akismet.js';
import { perspectiveAdapter } from './perspective.js';
import type { ServiceAdapter } from './service-adapter.js';
import { webhookAdapter } from './webhook.js';

/** Far more than any verdict needs. */
const MAX_ANSWER_BYTES = 100_000;

/** A phase that asks a service elsewhere, unless the settings switch it off. */
export function servicePhase(service: ScreeningService): ScreeningPhase {
  const { name, url, allowInternal, failuresToPause, pauseMs, timeLimitMs, onFailure } = service;
  const adapter = adapterOf(service);
  const post = createPost({ url, allowInternal, maxBytes: MAX_ANSWER_BYTES });
  const carefully = createCarefulCalls({
    failuresToPause,
    pauseMs,
    mayPass: (error) => error instanceof OutgoingError && error.mayPass,
  });
  return {
    name: `service:${name}`,
    asks: 'services',
    timeLimitMs,
    onFailure,
    screen: (revision, { settings, now }, signal) => {
      if (settings.services.off.includes(name)) return NOTHING;
      const request = adapter.requestOf(revision, now);
      // An answer that makes no sense counts as a failure, like none at all.
      return carefully(async () => adapter.resultOf(await post(request, signal), revision));
    },
  };
}

function adapterOf(service: ScreeningService): ServiceAdapter {
  switch (service.kind) {
    case 'webhook':
      return webhookAdapter(service);
    case 'perspective':
      return perspectiveAdapter(service);
    case 'akismet':
      return akismetAdapter(service);
  }
}
