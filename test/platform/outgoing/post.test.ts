import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createPost } from '../../../src/platform/outgoing/post.js';
import { answering, startOutsideServer, type OutsideServer } from '../../support/outside-server.js';

let server: OutsideServer;
beforeAll(async () => {
  server = await startOutsideServer(answering({}));
});
afterAll(() => server.stop());

const request = { headers: { 'X-Key': 'abc' }, body: 'höchst' };
const never = new AbortController().signal;
const post = (options: { readonly allowInternal?: boolean; readonly url?: string } = {}) =>
  createPost({ url: server.url, maxBytes: 1000, allowInternal: true, ...options })(request, never);

describe('a post to another service', () => {
  it('sends the body in UTF-8 and hands out the answer', async () => {
    server.behave(answering({ said: 'è' }));
    const { body, headers } = await post();
    expect(JSON.parse(body)).toEqual({ said: 'è' });
    expect(headers['content-type']).toBe('application/json');
    expect(server.received.at(-1)).toMatchObject({
      body: 'höchst',
      headers: { 'x-key': 'abc', 'content-length': '7' },
    });
  });

  it.each([
    [301, false],
    [302, false],
    [307, false],
    [400, false],
    [404, false],
    [429, true],
    [500, true],
    [503, true],
  ])('fails on status %d, follows nothing, and knows if it may pass: %s', async (status, mayPass) => {
    server.behave((_request, response) => {
      response.writeHead(status, { Location: `${server.url}/elsewhere` }).end();
    });
    const before = server.received.length;
    await expect(post()).rejects.toMatchObject({ name: 'OutgoingError', mayPass });
    expect(server.received).toHaveLength(before + 1);
  });

  it('takes no more bytes than allowed, however many are sent', async () => {
    let written = 0;
    server.behave((_request, response) => {
      const more = () => {
        while (written < 10_000_000 && !response.destroyed) {
          written += 10_000;
          if (!response.write('x'.repeat(10_000))) return void response.once('drain', more);
        }
        response.end();
      };
      more();
    });
    await expect(post()).rejects.toMatchObject({ message: 'More than 1000 bytes.', mayPass: false });
    expect(written).toBeLessThan(10_000_000);
  });

  it('fails on an answer that breaks off', async () => {
    server.behave((_request, response) => {
      response.writeHead(200, { 'Content-Length': '100' }).write('{"half": ');
      response.destroy();
    });
    await expect(post()).rejects.toMatchObject({ name: 'OutgoingError', mayPass: true });
  });

  it('ends with its signal, and lets go of the connection', async () => {
    let letGo: Promise<unknown> | undefined;
    const controller = new AbortController();
    server.behave((_request, response) => {
      letGo = new Promise((resolve) => response.once('close', resolve));
      controller.abort(new Error('Too late.'));
    });
    const answer = createPost({ url: server.url, maxBytes: 1000, allowInternal: true })(request, controller.signal);
    await expect(answer).rejects.toThrow('Too late.');
    await letGo;
  });

  it('fails where nobody listens', async () => {
    const gone = await startOutsideServer(answering({}));
    await gone.stop();
    await expect(post({ url: gone.url })).rejects.toMatchObject({ name: 'OutgoingError', mayPass: true });
  });

  it.each(['127.0.0.1', 'localhost', '[::1]', '2130706433', '0x7f.1', '[::ffff:127.0.0.1]'])(
    'sends nothing to %s unless internal addresses are allowed',
    async (host) => {
      const before = server.received.length;
      const url = `http://${host}:${new URL(server.url).port}/`;
      await expect(post({ url, allowInternal: false })).rejects.toThrow();
      expect(server.received).toHaveLength(before);
    },
  );
});
