import { createServer, connect, type Socket } from 'node:net';

const HEADER_BYTES = 16;
const OP_MSG = 2013;
/** Flags, the kind of the first section, the document's length and the type of its first field come before its name. */
const COMMAND_NAME_AT = HEADER_BYTES + 4 + 1 + 4 + 1;
/** What a driver sends of itself. */
const HOUSEKEEPING = new Set(['hello', 'isMaster', 'ismaster', 'ping', 'endSessions']);

/** A line to a database that can be cut at a command, as it is when the process at its one end dies. */
export interface SeveredLine {
  readonly uri: string;
  /** The names of the commands that went through since the line was last mended. */
  readonly commands: readonly string[];
  /** Lets so many commands through; the next one and all after it are lost. */
  cutAfter(commands: number): void;
  /** Resolves once it is cut. */
  readonly cut: () => Promise<void>;
  mend(): void;
  stop(): Promise<void>;
}

export async function openSeveredLine(given: string): Promise<SeveredLine> {
  const target = new URL(given);
  const line = new Line(Number(target.port), target.hostname);
  const server = createServer((client) => line.join(client));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The line has no end.');
  const uri = new URL(given);
  uri.host = `127.0.0.1:${address.port}`;
  // The members that the server names would be reached around the line.
  uri.search = '?directConnection=true';
  return {
    uri: uri.href,
    commands: line.commands,
    cutAfter: (commands) => line.cutAfter(commands),
    cut: () => line.cut,
    mend: () => line.mend(),
    stop: async () => {
      line.sever();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

class Line {
  readonly commands: string[] = [];
  readonly #port: number;
  readonly #host: string;
  readonly #sockets = new Set<Socket>();
  #left = Infinity;
  #isCut = false;
  #told: () => void = () => undefined;
  cut: Promise<void> = Promise.resolve();

  constructor(port: number, host: string) {
    this.#port = port;
    this.#host = host;
    this.mend();
  }

  mend(): void {
    this.commands.length = 0;
    this.#left = Infinity;
    this.#isCut = false;
    this.cut = new Promise((resolve) => (this.#told = resolve));
  }

  cutAfter(commands: number): void {
    this.#left = commands;
  }

  sever(): void {
    this.#isCut = true;
    for (const socket of this.#sockets) socket.destroy();
    this.#sockets.clear();
    this.#told();
  }

  join(client: Socket): void {
    if (this.#isCut) {
      client.destroy();
      return;
    }
    const server = connect(this.#port, this.#host);
    for (const socket of [client, server]) {
      this.#sockets.add(socket);
      socket.on('error', () => undefined);
    }
    let received = Buffer.alloc(0);
    client.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      for (let message = firstOf(received); message !== null; message = firstOf(received)) {
        received = received.subarray(message.length);
        if (!this.#passes(message)) {
          this.sever();
          return;
        }
        server.write(message);
      }
    });
    server.on('data', (chunk) => client.write(chunk));
    client.on('close', () => server.destroy());
    server.on('close', () => client.destroy());
  }

  #passes(message: Buffer): boolean {
    const command = commandOf(message);
    if (command === null || HOUSEKEEPING.has(command)) return true;
    if (this.#left === 0) return false;
    this.#left -= 1;
    this.commands.push(command);
    return true;
  }
}

/** The first whole message in what has arrived; null when it isn't whole yet. */
function firstOf(received: Buffer): Buffer | null {
  if (received.length < HEADER_BYTES) return null;
  const length = received.readInt32LE(0);
  return received.length < length ? null : received.subarray(0, length);
}

/** Null for what isn't of the present protocol, as a driver's opening is. */
function commandOf(message: Buffer): string | null {
  if (message.readInt32LE(12) !== OP_MSG) return null;
  const end = message.indexOf(0, COMMAND_NAME_AT);
  return message.toString('utf8', COMMAND_NAME_AT, end);
}
