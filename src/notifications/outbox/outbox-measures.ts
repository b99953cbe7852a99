import type { Metrics } from '../../platform/metrics/metrics.js';
import { OUTBOX_STATES, type OutboxState } from './outbox-message.js';
import type { SendResult } from './send-outbox.js';

interface OutboxMeasures {
  readonly noteResult: (result: SendResult) => void;
}

/** Measures of mails: what became of each attempt in this process, and how many wait or were given up in all. */
export function createOutboxMeasures(
  metrics: Pick<Metrics, 'counter' | 'gauge'>,
  count: (state: OutboxState) => Promise<number>,
): OutboxMeasures {
  const countAttempt = metrics.counter({
    name: 'mail_attempts_total',
    help: 'Attempts to send a mail, by result.',
    labelNames: ['result'],
  });
  metrics.gauge(
    { name: 'outbox_messages', help: 'Mails in the outbox: waiting, or given up (dead).', labelNames: ['state'] },
    () => Promise.all(OUTBOX_STATES.map(async (state) => ({ labels: { state }, value: await count(state) }))),
  );
  return { noteResult: (result) => countAttempt({ result }) };
}
