import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Request, Response } from 'express';
import { type EventStream, openEventStream } from '../../../src/platform/http/event-stream.js';

let server: Server;
let opened: ((stream: EventStream) => void) | undefined;
const ends: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const stream = openEventStream(request as Request, response as Response, {
      position: () => 'here',
      ended: () => ends.push(`${request.url} ended`),
      dropped: () => ends.push(`${request.url} dropped`),
    });
    opened?.(stream);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function open(path: string): Promise<{ readonly stream: EventStream; readonly response: IncomingMessage }> {
  const stream = new Promise<EventStream>((resolve) => (opened = resolve));
  const { port } = server.address() as AddressInfo;
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get({ port, host: '127.0.0.1', path, agent: false }, resolve).once('error', reject);
  });
  return { stream: await stream, response };
}

describe('an event stream', () => {
  it('cuts off a caller who does not read, and goes on for the others', async () => {
    const [hanging, reading] = [await open('/hanging'), await open('/reading')];
    hanging.response.pause();
    let received = 0;
    reading.response.on('data', (chunk: Buffer) => (received += chunk.length));
    const frame = `data: ${'x'.repeat(100_000)}\n\n`;
    let sent = 0;
    while (!ends.includes('/hanging ended')) {
      hanging.stream.send(frame);
      reading.stream.send(frame);
      sent += frame.length;
      await new Promise(setImmediate);
    }
    expect(ends).toEqual(['/hanging dropped', '/hanging ended']);
    hanging.stream.send(frame); // nothing happens
    reading.stream.end();
    await new Promise((resolve) => reading.response.once('end', resolve));
    expect(received).toBeGreaterThan(sent);
    expect(ends).not.toContain('/reading dropped');
  });
});
