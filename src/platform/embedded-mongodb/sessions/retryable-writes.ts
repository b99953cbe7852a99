import { Long } from 'bson';
import type { DatabaseState, WritableDatabaseState } from '../engine/index.js';
import { MongoError } from '../errors.js';
import { decode, encode } from '../protocol/bson.js';
import type { Reply } from '../protocol/reply.js';

const PREFIX = 'retryable-write/';

/** A result is kept for as long as a session may be idle. */
const LIFETIME_MS = 30 * 60_000;

/** How many outdated results one sweep removes, so that it never holds up other commands. */
const SWEEP_SIZE = 500;

/** A write that a driver may send again: its session and its number there. */
export interface RetryableWrite {
  readonly session: string;
  readonly txnNumber: bigint;
}

/**
 * Does a write once, however often it is sent: its answer is kept in the same transaction as what it wrote.
 * @throws MongoError `TransactionTooOld` where the session has gone on to a later write.
 */
export function writeOnce(
  state: WritableDatabaseState,
  { session, txnNumber }: RetryableWrite,
  write: (state: WritableDatabaseState) => Reply,
): Reply {
  const key = PREFIX + session;
  const known = readRecord(state, key);
  if (known !== undefined && known.txnNumber > txnNumber) throw tooOld(txnNumber, known.txnNumber);
  if (known?.txnNumber === txnNumber) return known.reply;
  const reply = write(state);
  const record = { txnNumber: Long.fromBigInt(txnNumber), at: new Date(), fields: reply.fields };
  state.putRecord(key, encode(record));
  return reply;
}

interface KnownWrite {
  readonly txnNumber: bigint;
  readonly at: Date;
  readonly reply: Reply;
}

function readRecord(state: DatabaseState, key: string): KnownWrite | undefined {
  const bytes = state.record(key);
  return bytes === undefined ? undefined : parseRecord(bytes);
}

function parseRecord(bytes: Uint8Array): KnownWrite {
  const { txnNumber, at, fields } = decode(bytes) as { txnNumber: Long; at: Date; fields: Reply['fields'] };
  return { txnNumber: txnNumber.toBigInt(), at, reply: { fields } };
}

function tooOld(txnNumber: bigint, latest: bigint): MongoError {
  const why = `because a newer retryable write with txnNumber ${latest} has already started on this session`;
  return new MongoError('TransactionTooOld', `Retryable write with txnNumber ${txnNumber} is prohibited ${why}`);
}

/** Removes some results that no driver will ask for any more. */
export function sweepRetryableWrites(state: WritableDatabaseState, now = Date.now()): void {
  const outdated: string[] = [];
  for (const [key, bytes] of state.records(PREFIX)) {
    if (now - parseRecord(bytes).at.getTime() > LIFETIME_MS) outdated.push(key);
    if (outdated.length >= SWEEP_SIZE) break;
  }
  for (const key of outdated) state.removeRecord(key);
}
