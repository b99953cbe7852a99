import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { deserialize, serialize } from 'bson';
import type { Document } from 'mongodb';

const OP_MSG = 2013;
const HEADER_BYTES = 16;

/** A client of the wire protocol without a driver's care: it sends whatever bytes it is given. One call at a time. */
export class WireClient {
  readonly #socket: Socket;
  #received = Buffer.alloc(0);
  #waiting: (() => void) | undefined;
  #ended = false;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk) => {
      this.#received = Buffer.concat([this.#received, chunk]);
      this.#waiting?.();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.#ended = true;
      this.#waiting?.();
    });
  }

  static async connect(uri: string): Promise<WireClient> {
    const { hostname, port } = new URL(uri);
    const socket = connect({ host: hostname, port: Number(port) });
    await once(socket, 'connect');
    return new WireClient(socket);
  }

  /** Sends a command as OP_MSG and reads its reply, of which an error is one. */
  async command(command: Document): Promise<Document> {
    this.write(messageOf(command));
    const reply = await this.reply();
    if (reply === undefined) throw new Error('The server ended the connection.');
    return deserialize(reply.subarray(HEADER_BYTES + 5));
  }

  write(bytes: Uint8Array): void {
    if (!this.#ended) this.#socket.write(bytes);
  }

  /** The next whole message; undefined when the server ended the connection before. */
  async reply(): Promise<Buffer | undefined> {
    while (!this.#hasMessage()) {
      if (this.#ended) return undefined;
      await new Promise<void>((resolve) => {
        this.#waiting = resolve;
      });
    }
    const length = this.#received.readInt32LE(0);
    const message = this.#received.subarray(0, length);
    this.#received = this.#received.subarray(length);
    return message;
  }

  close(): void {
    this.#socket.destroy();
  }

  #hasMessage(): boolean {
    return this.#received.length >= 4 && this.#received.length >= this.#received.readInt32LE(0);
  }
}

/** The bytes of an OP_MSG with one body section. */
export function messageOf(command: Document, flags = 0): Buffer {
  const body = serialize(command, { ignoreUndefined: true });
  return frame(OP_MSG, Buffer.concat([int32(flags), Buffer.from([0]), body]));
}

/** A message of any kind: the header, with a true length unless another is given, and the bytes. */
export function frame(opCode: number, payload: Uint8Array, length = HEADER_BYTES + payload.length): Buffer {
  return Buffer.concat([int32(length), int32(1), int32(0), int32(opCode), payload]);
}

export function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value | 0);
  return bytes;
}
