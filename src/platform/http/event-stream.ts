import type { Request, Response } from 'express';
import { SECOND_MS } from '../clock.js';

/** The media type of server-sent events (WHATWG HTML, 9.2). */
export const EVENT_STREAM = 'text/event-stream';

export interface EventStreamOptions {
  /** What the caller is to go on from after a break, as of this moment. */
  readonly position: () => string;
  /** Called once, however the stream ends. */
  readonly ended: () => void;
  /** The caller was cut off because it reads too slowly. */
  readonly dropped: () => void;
}

/** A stream of frames to one caller. Sending to one that has ended does nothing. */
export interface EventStream {
  readonly send: (frames: string) => void;
  /** Ends it in order; the caller comes again after a moment, and goes on from where it was. */
  readonly end: () => void;
}

/** Proxies end connections that are silent for long; the usual limit is a minute. */
const HEARTBEAT_MS = 15 * SECOND_MS;
const COME_AGAIN_MS = 2 * SECOND_MS;
/** More than this is kept for no caller, in bytes; it is more than a caller who comes again can have missed. */
const MOST_UNREAD = 4_000_000;

/**
 * Answers with server-sent events. A heartbeat tells the caller its position, also where nothing was for it in between,
 * so that it can be away for as long as anyone. A caller who doesn't read is cut off, and has the others wait for nothing.
 */
export function openEventStream(request: Request, response: Response, options: EventStreamOptions): EventStream {
  const send = (frames: string): void => {
    if (frames === '' || response.writableEnded || response.destroyed) return;
    response.write(frames);
    if (response.writableLength > MOST_UNREAD) cutOff();
  };
  const cutOff = (): void => {
    options.dropped();
    response.destroy();
  };
  let wasUnread = false;
  const heartbeat = setInterval(() => {
    const isUnread = response.writableLength > 0;
    if (isUnread && wasUnread) cutOff(); // it has not caught up since the one before
    wasUnread = isUnread;
    send(`:\nid: ${options.position()}\n\n`);
  }, HEARTBEAT_MS);
  response.once('close', () => {
    clearInterval(heartbeat);
    options.ended();
  });
  response.on('error', () => response.destroy());

  response.statusCode = 200;
  response.setHeader('Content-Type', EVENT_STREAM);
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('X-Accel-Buffering', 'no'); // nginx
  request.socket.setNoDelay(true).setKeepAlive(true, HEARTBEAT_MS);
  response.flushHeaders();
  send(`retry: ${COME_AGAIN_MS}\n\n`);
  if (request.method === 'HEAD') response.end();
  return { send, end: () => void response.end() };
}
