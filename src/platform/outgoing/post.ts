import { Agent as HttpAgent, request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { lookUpPublic, refuseInternalHost } from './internal-addresses.js';

export interface OutgoingRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface OutgoingAnswer {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/**
 * The other side answered, or could not be reached, in a way that gives no answer to work with. Says nothing of what was
 * sent or received.
 */
export class OutgoingError extends Error {
  override readonly name = 'OutgoingError';
  /** Whether the same request may go well a moment later. */
  readonly mayPass: boolean;

  constructor(message: string, { mayPass, cause }: { readonly mayPass: boolean; readonly cause?: unknown }) {
    super(message, { cause });
    this.mayPass = mayPass;
  }
}

export type Post = (request: OutgoingRequest, signal: AbortSignal) => Promise<OutgoingAnswer>;

export interface PostOptions {
  readonly url: string;
  /** Of the answer; a longer one is an error. */
  readonly maxBytes: number;
  /** Whether the address may be one of the own network. */
  readonly allowInternal: boolean;
}

/**
 * Posts to one address and hands out its answer if that has a status of 200 to 299. No redirect is followed: its answer
 * is an error, as is any other status. Throws `OutgoingError`, or what `signal` was aborted with.
 */
export function createPost({ url, maxBytes, allowInternal }: PostOptions): Post {
  const { protocol, hostname } = new URL(url);
  const agentOptions = { keepAlive: true, ...(allowInternal ? {} : { lookup: lookUpPublic }) };
  const [send, agent] =
    protocol === 'https:'
      ? ([httpsRequest, new HttpsAgent(agentOptions)] as const)
      : ([httpRequest, new HttpAgent(agentOptions)] as const);
  return async ({ headers, body }, signal) => {
    if (!allowInternal) refuseInternalHost(hostname);
    const bytes = Buffer.from(body);
    const all = { ...headers, 'Content-Length': String(bytes.length), 'Accept-Encoding': 'identity' };
    try {
      const answer = await new Promise<IncomingMessage>((resolve, reject) => {
        send(url, { method: 'POST', headers: all, agent, signal }, resolve).on('error', reject).end(bytes);
      });
      return { headers: answer.headers, body: await bodyOf(answer, maxBytes) };
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof OutgoingError) throw error;
      throw new OutgoingError('No whole answer.', { mayPass: true, cause: error });
    }
  };
}

async function bodyOf(answer: IncomingMessage, maxBytes: number): Promise<string> {
  const { statusCode = 0 } = answer;
  if (statusCode < 200 || statusCode > 299) {
    answer.destroy();
    throw new OutgoingError(`Status ${statusCode}.`, { mayPass: statusCode >= 500 || statusCode === 429 });
  }
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maxBytes) throw new OutgoingError(`More than ${maxBytes} bytes.`, { mayPass: false });
    chunks.push(chunk);
  }
  if (!answer.complete) throw new OutgoingError('The answer was cut off.', { mayPass: true });
  return Buffer.concat(chunks).toString('utf8');
}
