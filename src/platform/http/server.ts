import { createServer, type IncomingMessage, type RequestListener, type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { SECOND_MS } from '../clock.js';
import type { ErrorCode } from '../errors.js';
import type { PublicCache } from './public-cache/public-cache.js';
import { PROBLEM_TYPE, problemOf } from './problems.js';

const MAX_HEADER_BYTES = 16 * 1024;

/** What node's parser refuses before there is a request, by the code of its error. */
const PARSER_ERRORS: Readonly<Record<string, ErrorCode>> = {
  HPE_HEADER_OVERFLOW: 'headers_too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
};

/** Told of each GET once it is answered with what it asked for, with the address that it asked for. */
export type NoteRead = (request: IncomingMessage, url: string) => void;

/** The HTTP server: kept public answers are sent ahead of Express, everything else by it. Not listening yet. */
export function createHttpServer(app: RequestListener, publicCache: PublicCache, noteRead: NoteRead = ignore): Server {
  const server = createServer(
    {
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: 20 * SECOND_MS,
      requestTimeout: 60 * SECOND_MS,
      keepAliveTimeout: 65 * SECOND_MS, // longer than the usual proxy's, so that the proxy ends the connection first
      connectionsCheckingInterval: 5 * SECOND_MS,
    },
    (request, response) => {
      const { url = '' } = request; // routers change it
      if (publicCache.answer(request, response)) noteRead(request, url);
      else {
        if (request.method === 'GET')
          response.once('finish', () => {
            if (response.statusCode === 200 || response.statusCode === 304) noteRead(request, url);
          });
        app(request, response);
      }
    },
  );
  server.on('clientError', answerParserError);
  return server;
}

function ignore(): void {
  // Nobody wants to know.
}

function answerParserError(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = problemOf(PARSER_ERRORS[error.code ?? ''] ?? 'malformed_request');
  const body = JSON.stringify(problem);
  const lines = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`,
    `Content-Type: ${PROBLEM_TYPE}; charset=utf-8`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'Connection: close',
  ];
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`);
}
