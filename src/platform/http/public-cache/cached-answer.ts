import { createHash } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { requestIdOf } from '../request-id.js';
import { chooseCoding, type Coding, pack } from './content-coding.js';

/** A finished 200 answer that is the same for everyone. */
export interface FinishedAnswer {
  readonly contentType: string;
  readonly body: Buffer;
  /** Headers that every answer of the service has; none that belongs to one request. */
  readonly headers: OutgoingHttpHeaders;
  /** In place of the usual one, for what may be kept longer. */
  readonly cacheControl?: string;
}

/** Headers are names and values in turn, the form that node writes fastest. */
interface Variant {
  readonly bytes: Buffer;
  /** Of a 304. */
  readonly headers: readonly string[];
  /** Of a 200: those, and what describes the bytes. */
  readonly allHeaders: readonly string[];
}

/**
 * Readers always ask again (a 304 is cheap, and they see their own comment at once); a shared cache in front may hold
 * an answer for two seconds, which takes the load of a rush off the service.
 */
const CACHE_CONTROL = 'public, max-age=0, s-maxage=2, must-revalidate';
/** Below this, packing saves nothing that a network packet would notice. */
const SMALLEST_PACKED_BYTES = 1024;
const OVERHEAD_BYTES = 4096;

/** The bytes of one address, with their tag; each coding is made when it is first asked for, and kept. */
export class CachedAnswer {
  readonly #answer: FinishedAnswer;
  readonly #tag: string;
  readonly #variants = new Map<Coding, Variant | Promise<Variant>>();

  constructor(answer: FinishedAnswer) {
    this.#answer = answer;
    this.#tag = createHash('sha256').update(answer.body).digest('base64url').slice(0, 22);
    this.#variants.set('identity', this.#variant('identity', answer.body));
  }

  /** Memory it takes, at the most: packed bytes are fewer than the plain ones, and there are two kinds of them. */
  get bytes(): number {
    return this.#answer.body.length * 3 + OVERHEAD_BYTES;
  }

  /** Sends it, or 304 to a caller that has these very bytes. At once, unless the coding is yet to be made. */
  send(request: IncomingMessage, response: ServerResponse): void {
    const variant = this.#variantFor(request);
    if (!(variant instanceof Promise)) this.#write(variant, request, response);
    else
      variant.then(
        (made) => this.#write(made, request, response),
        () => response.destroy(),
      );
  }

  #write({ headers, allHeaders, bytes }: Variant, request: IncomingMessage, response: ServerResponse): void {
    const id = String(response.getHeader('X-Request-Id') ?? requestIdOf(request));
    if (this.#isKnown(request.headers['if-none-match'])) {
      response.writeHead(304, [...headers, 'X-Request-Id', id]).end();
    } else {
      response.writeHead(200, [...allHeaders, 'X-Request-Id', id]).end(bytes);
    }
  }

  #variantFor(request: IncomingMessage): Variant | Promise<Variant> {
    const isSmall = this.#answer.body.length < SMALLEST_PACKED_BYTES;
    const coding = isSmall ? 'identity' : chooseCoding(request.headers['accept-encoding']);
    const made = this.#variants.get(coding);
    if (made !== undefined) return made;
    const making = pack(this.#answer.body, coding).then((bytes) => {
      const variant = this.#variant(coding, bytes);
      this.#variants.set(coding, variant);
      return variant;
    });
    this.#variants.set(coding, making);
    return making;
  }

  #variant(coding: Coding, bytes: Buffer): Variant {
    const headers = {
      ...this.#answer.headers,
      'Cache-Control': this.#answer.cacheControl ?? CACHE_CONTROL,
      ETag: coding === 'identity' ? `"${this.#tag}"` : `"${this.#tag}-${coding}"`,
      Vary: 'Accept-Encoding',
    };
    const allHeaders = {
      ...headers,
      'Content-Type': this.#answer.contentType,
      'Content-Length': bytes.length,
      ...(coding === 'identity' ? {} : { 'Content-Encoding': coding }),
    };
    return { bytes, headers: flat(headers), allHeaders: flat(allHeaders) };
  }

  /** Whether the caller named this answer, in whichever coding. */
  #isKnown(ifNoneMatch: string | undefined): boolean {
    if (ifNoneMatch === undefined) return false;
    const tags = [`"${this.#tag}"`, `"${this.#tag}-gzip"`, `"${this.#tag}-br"`];
    return ifNoneMatch.trim() === '*' || tags.some((tag) => ifNoneMatch.includes(tag));
  }
}

function flat(headers: OutgoingHttpHeaders): string[] {
  return Object.entries(headers).flatMap(([name, value]) => [name, String(value)]);
}
