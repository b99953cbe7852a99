import { request as httpRequest, type ClientRequest, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServiceClient } from './client.js';

/** One server-sent event, as a browser hands it on. */
export interface StreamEvent {
  readonly name: string;
  readonly id: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** An open stream, read as it comes. */
export interface StreamReader {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly events: readonly StreamEvent[];
  /** What the caller would go on from. */
  readonly lastId: () => string;
  /** Resolves once the events so far are as wished. */
  readonly until: (isSo: (events: readonly StreamEvent[]) => boolean) => Promise<readonly StreamEvent[]>;
  /** Resolves when the other side has ended the stream. */
  readonly ended: Promise<void>;
  /** Reads no further, as a caller who hangs. */
  readonly hang: () => void;
  readonly close: () => void;
}

export interface StreamChoice {
  /** Below `/api/v1`; that of cases where it is left out. */
  readonly path?: string;
  readonly lastId?: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A GET with a client's cookies; resolves when the answer begins. */
export async function openStream(
  server: Server,
  client: ServiceClient,
  { path: wanted = '/moderation/stream', lastId, query = '', headers: further }: StreamChoice = {},
): Promise<StreamReader> {
  const { port } = server.address() as AddressInfo;
  const path = `/api/v1${wanted}${query}`;
  const headers = {
    cookie: cookieOf(client),
    ...(lastId === undefined ? {} : { 'last-event-id': lastId }),
    ...further,
  };
  const request = httpRequest({ port, host: '127.0.0.1', path, headers, agent: false });
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve).once('error', reject).end();
  });
  return readStream(request, response);
}

interface Jar {
  readonly getCookies: (access: object) => { readonly toValueString: () => string };
}

/** The cookies of a client, as it sends them. */
export function cookieOf({ agent }: ServiceClient): string {
  const { jar } = agent as unknown as { readonly jar: Jar };
  return jar.getCookies({ domain: '127.0.0.1', path: '/', secure: false, script: false }).toValueString();
}

function readStream(request: ClientRequest, response: IncomingMessage): StreamReader {
  const events: StreamEvent[] = [];
  let lastId = '';
  let unread = '';
  let waiting: (() => void)[] = [];
  const wake = () => {
    for (const each of waiting.splice(0)) each();
  };
  response.setEncoding('utf8').on('data', (text: string) => {
    unread += text;
    const blocks = unread.split('\n\n');
    unread = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = new Map(
        block.split('\n').map((line) => [line.split(': ')[0] ?? '', line.slice(line.indexOf(': ') + 2)]),
      );
      lastId = fields.get('id') ?? lastId;
      const data = fields.get('data');
      if (data !== undefined)
        events.push({
          name: fields.get('event') ?? 'message',
          id: lastId,
          data: JSON.parse(data) as StreamEvent['data'],
        });
    }
    wake();
  });
  request.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => {
    response.once('close', resolve).on('error', () => undefined);
  });
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    events,
    lastId: () => lastId,
    until: async (isSo) => {
      while (!isSo(events)) await new Promise<void>((resolve) => waiting.push(resolve));
      waiting = [];
      return [...events];
    },
    ended,
    hang: () => void response.pause(),
    close: () => void request.destroy(),
  };
}
