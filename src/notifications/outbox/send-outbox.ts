import { randomUUID } from 'node:crypto';
import type { AuditLog } from '../../audit/index.js';
import { SECOND_MS, type Clock } from '../../platform/clock.js';
import type { Transact } from '../../platform/database/transactions.js';
import type { SendMail } from '../mail/mail.js';
import { composeMail, type ComposeMailDeps } from './compose-mail.js';
import { failureOf, type FailedAttempt } from './failure.js';
import { isHopeless, retryAfterMs, type OutboxMessage } from './outbox-message.js';
import type { OutboxStore } from './outbox-store.js';

export type SendResult = 'sent' | 'needless' | 'failed' | 'given_up';

export interface SendOutboxDeps extends ComposeMailDeps {
  readonly outboxStore: Pick<OutboxStore, 'takeNext' | 'finish' | 'postpone' | 'bury'>;
  readonly sendMail: SendMail;
  /** Told of what became of each attempt. */
  readonly noteResult: (result: SendResult) => void;
  readonly auditLog: AuditLog;
  readonly clock: Clock;
  readonly transact: Transact;
  readonly maxAttempts: number;
  readonly leaseMs: number;
  /** 0 to below 1. */
  readonly random?: () => number;
}

/** Mails that one process sends at the same time. */
const LANES = 4;
/** What a mail under way may still take when the service stops. */
const FINISH_WITHIN_MS = 5 * SECOND_MS;
const OUTBOX = { type: 'system', id: 'outbox' } as const;

/**
 * Sends what is due, until nothing is or `signal` says to stop; what is under way then is finished, if it can be soon.
 * A process that ends between sending a mail and noting so leaves it to be sent again after its lease: with the same
 * Message-ID, by which its recipient's mail program knows it.
 */
export async function sendOutbox(deps: SendOutboxDeps, signal: AbortSignal): Promise<void> {
  const lane = async () => {
    while (!signal.aborted) {
      const now = deps.clock.now();
      const lease = { lease: randomUUID(), until: new Date(now.getTime() + deps.leaseMs) };
      const message = await deps.outboxStore.takeNext(now, lease);
      if (message === null) return;
      deps.noteResult(await attempt(deps, message, signal));
    }
  };
  // A lane that fails must not leave others behind, of which a stop would not know.
  const ended = await Promise.allSettled(Array.from({ length: LANES }, lane));
  for (const result of ended) if (result.status === 'rejected') throw result.reason;
}

async function attempt(deps: SendOutboxDeps, message: OutboxMessage, signal: AbortSignal): Promise<SendResult> {
  // One that has ended its process each time must not do so for ever.
  if (message.attempts > deps.maxAttempts) return giveUp(deps, message, { code: 'NEVER_FINISHED', response: null });
  const ending = endOf(signal, deps.leaseMs / 2);
  try {
    const mail = await composeMail(deps, message);
    if (mail !== null) await deps.sendMail(mail, ending.signal);
    await deps.outboxStore.finish(message);
    return mail === null ? 'needless' : 'sent';
  } catch (error) {
    return await afterFailure(deps, message, failureOf(error));
  } finally {
    ending.clear();
  }
}

/** Aborts when `withinMs` are over, or soon after the service is asked to stop. */
function endOf(stopping: AbortSignal, withinMs: number): { readonly signal: AbortSignal; readonly clear: () => void } {
  const ending = new AbortController();
  const end = () => ending.abort();
  const timers = [setTimeout(end, withinMs)];
  const endSoon = () => void timers.push(setTimeout(end, FINISH_WITHIN_MS));
  if (stopping.aborted) endSoon();
  else stopping.addEventListener('abort', endSoon, { once: true });
  return {
    signal: ending.signal,
    clear: () => {
      stopping.removeEventListener('abort', endSoon);
      timers.forEach(clearTimeout);
    },
  };
}

async function afterFailure(
  deps: SendOutboxDeps,
  message: OutboxMessage,
  { isPermanent, ...failure }: FailedAttempt,
): Promise<SendResult> {
  const { maxAttempts, random = Math.random, clock } = deps;
  if (isHopeless(message.attempts, maxAttempts, isPermanent)) return giveUp(deps, message, failure);
  const dueAt = new Date(clock.now().getTime() + retryAfterMs(message.attempts, random()));
  await deps.outboxStore.postpone(message, dueAt, failure);
  return 'failed';
}

async function giveUp(
  { outboxStore, auditLog, transact }: SendOutboxDeps,
  message: OutboxMessage,
  failure: Omit<FailedAttempt, 'isPermanent'>,
): Promise<SendResult> {
  await transact(async () => {
    if (!(await outboxStore.bury(message, failure))) return;
    const { attempts } = message;
    const subject = { type: 'mail', id: message.id } as const;
    await auditLog.record({ actor: OUTBOX, act: 'mail.given_up', subject, details: { attempts, ...failure } });
  });
  return 'given_up';
}
