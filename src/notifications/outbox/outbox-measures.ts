import { Counter, Gauge, type Registry } from 'prom-client';
import { OUTBOX_STATES, type OutboxState } from './outbox-message.js';
import type { SendResult } from './send-outbox.js';

interface OutboxMeasures {
  readonly noteResult: (result: SendResult) => void;
}

/** Measures of mails: what became of each attempt in this process, and how many wait or were given up in all. */
export function createOutboxMeasures(
  registry: Registry,
  count: (state: OutboxState) => Promise<number>,
): OutboxMeasures {
  const attempts = new Counter({
    name: 'mail_attempts_total',
    help: 'Attempts to send a mail, by result.',
    labelNames: ['result'],
    registers: [registry],
  });
  new Gauge({
    name: 'outbox_messages',
    help: 'Mails in the outbox: waiting, or given up (dead).',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      this.reset();
      // Measures are read most when the database is in trouble: those of the process have to be there then.
      await Promise.all(
        OUTBOX_STATES.map((state) =>
          count(state).then(
            (size) => this.set({ state }, size),
            () => undefined,
          ),
        ),
      );
    },
  });
  return { noteResult: (result) => attempts.inc({ result }) };
}
