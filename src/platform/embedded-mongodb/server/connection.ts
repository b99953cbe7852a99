import { once } from 'node:events';
import type { Socket } from 'node:net';
import { MongoError } from '../errors.js';
import { FrameReader } from '../protocol/frames.js';
import { encodeReply } from '../protocol/reply.js';
import { parseRequest } from '../protocol/request.js';
import { execute, type Origin } from './dispatch.js';
import { logError } from './log.js';

/** So many messages may wait on one connection before no more are read from it. */
const MAX_WAITING = 16;

/** How long a client may take over its last answer when the connection is closed. */
const PATIENCE_MS = 1000;

/** One client's connection: its commands run one after the other, in the order they came. */
export class Connection {
  private readonly socket: Socket;
  private readonly origin: Origin;
  private readonly frames = new FrameReader();
  private readonly waiting: Buffer[] = [];
  private running: Promise<void> | undefined;
  private closing = false;

  constructor(socket: Socket, origin: Origin) {
    this.socket = socket;
    this.origin = origin;
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.receive(chunk));
    // The other end's failures end its connection and are nothing to report.
    socket.on('error', () => socket.destroy());
  }

  /** Lets the command that is running answer, if the client takes it, drops those that wait, and ends the connection. */
  async close(): Promise<void> {
    this.closing = true;
    const patience = setTimeout(() => this.socket.destroy(), PATIENCE_MS);
    await this.running;
    clearTimeout(patience);
    this.socket.destroy();
  }

  private receive(chunk: Buffer): void {
    try {
      this.waiting.push(...this.frames.push(chunk));
    } catch (error) {
      this.fail(error);
      return;
    }
    if (this.waiting.length > MAX_WAITING) this.socket.pause();
    this.running ??= this.work().finally(() => (this.running = undefined));
  }

  private async work(): Promise<void> {
    try {
      for (let message = this.next(); message !== undefined; message = this.next()) await this.answer(message);
    } catch (error) {
      this.fail(error);
    }
  }

  private next(): Buffer | undefined {
    if (this.closing || this.socket.destroyed) return undefined;
    const message = this.waiting.shift();
    if (this.socket.isPaused() && this.waiting.length <= MAX_WAITING) this.socket.resume();
    return message;
  }

  private async answer(message: Buffer): Promise<void> {
    const request = parseRequest(message);
    const reply = await execute(request.body, this.origin);
    if (request.silent || this.socket.destroyed) return;
    if (!this.socket.write(encodeReply(reply, request))) await this.drained();
  }

  /** Waits until the client has taken what was written, or is gone. */
  private async drained(): Promise<void> {
    const done = new AbortController();
    const either = ['drain', 'close'].map((event) => once(this.socket, event, { signal: done.signal }));
    try {
      await Promise.race(either);
    } finally {
      done.abort();
      await Promise.allSettled(either);
    }
  }

  /** What can't be read can't be answered: only this connection ends. */
  private fail(error: unknown): void {
    const expected = error instanceof MongoError && error.codeName === 'ProtocolError';
    logError(this.origin.log, expected ? 'A client sent a malformed message.' : 'A connection failed.', error);
    this.socket.destroy();
  }
}
