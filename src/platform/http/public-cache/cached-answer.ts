import { createHash } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { chooseCoding, type Coding, pack } from './content-coding.js';

/** A finished 200 answer that is the same for everyone. */
export interface FinishedAnswer {
  readonly contentType: string;
  readonly body: Buffer;
  /** Headers that every answer of the service has. */
  readonly headers: OutgoingHttpHeaders;
}

/**
 * Readers always ask again (a 304 is cheap, and they see their own comment); a shared cache in front may hold an
 * answer for two seconds, which takes the load of a rush off the service.
 */
const CACHE_CONTROL = 'public, max-age=0, s-maxage=2, must-revalidate';
/** Below this, packing saves nothing that a network packet would notice. */
const SMALLEST_PACKED_BYTES = 1024;

/** The bytes of one address, with their tag; each coding is made when it is first asked for, and kept. */
export class CachedAnswer {
  readonly #answer: FinishedAnswer;
  readonly #tag: string;
  readonly #packed = new Map<Coding, Buffer | Promise<Buffer>>();

  constructor(answer: FinishedAnswer) {
    this.#answer = answer;
    this.#tag = createHash('sha256').update(answer.body).digest('base64url').slice(0, 22);
    this.#packed.set('identity', answer.body);
  }

  /** Bytes held in memory, codings not made yet reckoned as large as they can get. */
  get bytes(): number {
    return this.#answer.body.length * 2 + 2048;
  }

  /** Sends it, or 304 when the caller has these very bytes. At once if the coding is there. */
  send(request: IncomingMessage, response: ServerResponse): void {
    const coding = this.#codingFor(request);
    const etag = coding === 'identity' ? `"${this.#tag}"` : `"${this.#tag}-${coding}"`;
    const headers = { ...this.#answer.headers, ETag: etag, 'Cache-Control': CACHE_CONTROL, Vary: 'Accept-Encoding' };
    if (this.#isKnown(request.headers['if-none-match'])) {
      response.writeHead(304, headers).end();
      return;
    }
    const packed = this.#pack(coding);
    const finish = (bytes: Buffer): void => this.#finish(response, { headers, coding, bytes });
    if (Buffer.isBuffer(packed)) finish(packed);
    else packed.then(finish, () => response.destroy());
  }

  #finish(
    response: ServerResponse,
    { headers, coding, bytes }: { headers: OutgoingHttpHeaders; coding: Coding; bytes: Buffer },
  ): void {
    response.writeHead(200, {
      ...headers,
      'Content-Type': this.#answer.contentType,
      'Content-Length': bytes.length,
      ...(coding === 'identity' ? {} : { 'Content-Encoding': coding }),
    });
    response.end(bytes);
  }

  #codingFor(request: IncomingMessage): Coding {
    if (this.#answer.body.length < SMALLEST_PACKED_BYTES) return 'identity';
    return chooseCoding(request.headers['accept-encoding']);
  }

  #isKnown(ifNoneMatch: string | undefined): boolean {
    if (ifNoneMatch === undefined) return false;
    return (
      ifNoneMatch.trim() === '*' || ifNoneMatch.includes(`"${this.#tag}"`) || ifNoneMatch.includes(`"${this.#tag}-`)
    );
  }

  #pack(coding: Coding): Buffer | Promise<Buffer> {
    const made = this.#packed.get(coding);
    if (made !== undefined) return made;
    const making = pack(this.#answer.body, coding).then((bytes) => {
      this.#packed.set(coding, bytes);
      return bytes;
    });
    this.#packed.set(coding, making);
    return making;
  }
}
