import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

interface ReceivedRequest {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

type Behaviour = (request: ReceivedRequest, response: ServerResponse) => void;

/** A server outside of the service, as a test wants it. */
export interface OutsideServer {
  readonly url: string;
  readonly received: readonly ReceivedRequest[];
  /** What it does from now on. */
  behave: (behaviour: Behaviour) => void;
  readonly stop: () => Promise<void>;
}

/** Listens on a free port, or on `port`. */
export async function startOutsideServer(first: Behaviour, port = 0): Promise<OutsideServer> {
  const received: ReceivedRequest[] = [];
  let behaviour = first;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { url: path = '', headers } = request;
      const whole = { path, headers, body: Buffer.concat(chunks).toString('utf8') };
      received.push(whole);
      behaviour(whole, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server does not listen.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    received,
    behave: (next) => {
      behaviour = next;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Answers with JSON. */
export function answering(answer: unknown, status = 200): Behaviour {
  return (_request, response) => {
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer));
  };
}
