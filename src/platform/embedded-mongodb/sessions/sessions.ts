import type { Engine, EngineTransaction } from '../engine/index.js';
import { MongoError } from '../errors.js';

const IDLE_MS = 30 * 60_000;

/** How a session's latest transaction stands. One that failed counts as aborted. */
export interface SessionTransaction {
  readonly txnNumber: bigint;
  readonly engine: EngineTransaction;
  committed?: Promise<void>;
}

interface Session {
  transaction?: SessionTransaction;
  usedAt: number;
}

/** What a command says of the transaction it belongs to. */
export interface TransactionRequest {
  readonly session: string;
  readonly txnNumber: bigint;
  readonly starts: boolean;
}

/** The sessions that have a transaction, by their ids. They are only in memory: a restart aborts what was open. */
export class SessionStore {
  private readonly sessions = new Map<string, Session>();
  private readonly engine: Engine;
  private readonly onEnd: (transaction: string) => void;

  /** @param onEnd Told the key of each transaction that ended, so that its cursors go too. */
  constructor(engine: Engine, onEnd: (transaction: string) => void) {
    this.engine = engine;
    this.onEnd = onEnd;
  }

  /**
   * The open transaction that a command runs in; begun here where the command says so.
   * @throws MongoError `NoSuchTransaction`, `TransactionTooOld`, or `TransactionCommitted`.
   */
  transaction(request: TransactionRequest): EngineTransaction {
    const { session, txnNumber, starts } = request;
    const found = this.session(session);
    const { transaction } = found;
    if (transaction !== undefined && transaction.txnNumber > txnNumber) throw tooOld(request, transaction.txnNumber);
    if (starts) return this.begin(found, request);
    if (transaction?.txnNumber !== txnNumber) throw noSuchTransaction(txnNumber);
    if (transaction.committed !== undefined) {
      throw new MongoError('TransactionCommitted', `Transaction ${txnNumber} has been committed.`);
    }
    if (!transaction.engine.open) throw noSuchTransaction(txnNumber);
    return transaction.engine;
  }

  /**
   * Commits, and answers a repeated commit like the first. Resolves when durable.
   * @throws MongoError `NoSuchTransaction` for one that is aborted or unknown.
   */
  async commit({ session, txnNumber }: TransactionRequest): Promise<void> {
    const transaction = this.current(session, txnNumber);
    if (transaction.committed === undefined) {
      if (!transaction.engine.open) throw noSuchTransaction(txnNumber);
      transaction.committed = transaction.engine.commit();
      this.onEnd(transactionKey(session, txnNumber));
    }
    await transaction.committed;
  }

  /** @throws MongoError `NoSuchTransaction` or `TransactionCommitted` where there is nothing to abort. */
  abort({ session, txnNumber }: TransactionRequest): void {
    const transaction = this.current(session, txnNumber);
    if (transaction.committed !== undefined) {
      throw new MongoError('TransactionCommitted', `Transaction ${txnNumber} has been committed.`);
    }
    if (!transaction.engine.open) throw noSuchTransaction(txnNumber);
    this.end(session, transaction);
  }

  /** Ends a session and aborts what it has open. */
  close(session: string): void {
    const { transaction } = this.sessions.get(session) ?? {};
    if (transaction !== undefined) this.end(session, transaction);
    this.sessions.delete(session);
  }

  closeIdle(now = Date.now()): void {
    for (const [id, { usedAt }] of this.sessions) if (now - usedAt > IDLE_MS) this.close(id);
  }

  private begin(found: Session, request: TransactionRequest): EngineTransaction {
    const { session, txnNumber } = request;
    if (found.transaction?.txnNumber === txnNumber && found.transaction.engine.open) {
      throw new MongoError('ConflictingOperationInProgress', `Transaction ${txnNumber} is already in progress.`);
    }
    if (found.transaction !== undefined) this.end(session, found.transaction);
    found.transaction = { txnNumber, engine: this.engine.begin() };
    return found.transaction.engine;
  }

  private end(session: string, transaction: SessionTransaction): void {
    if (transaction.committed === undefined) transaction.engine.abort();
    this.onEnd(transactionKey(session, transaction.txnNumber));
  }

  private current(session: string, txnNumber: bigint): SessionTransaction {
    const { transaction } = this.session(session);
    if (transaction?.txnNumber === txnNumber) return transaction;
    throw noSuchTransaction(txnNumber);
  }

  private session(id: string): Session {
    const found = this.sessions.get(id) ?? { usedAt: 0 };
    found.usedAt = Date.now();
    this.sessions.set(id, found);
    return found;
  }
}

/** Names one transaction of one session. */
export function transactionKey(session: string, txnNumber: bigint): string {
  return `${session}/${txnNumber}`;
}

function noSuchTransaction(txnNumber: bigint): MongoError {
  const message = `Given transaction number ${txnNumber} does not match any in-progress transactions.`;
  return new MongoError('NoSuchTransaction', message, { labels: ['TransientTransactionError'] });
}

function tooOld({ txnNumber }: TransactionRequest, latest: bigint): MongoError {
  const why = `because a newer transaction ${latest} has already started on this session`;
  return new MongoError('TransactionTooOld', `Cannot start transaction ${txnNumber} ${why}`);
}
