import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';
import supertest from 'supertest';
import { z } from 'zod';
import {
  connectDatabase,
  type Connection,
  createCollectionsAndIndexes,
} from '../../../../src/platform/database/connection.js';
import { AppError } from '../../../../src/platform/errors.js';
import { createIdempotencyStore } from '../../../../src/platform/http/idempotency/idempotency-store.js';
import { createRunOnce } from '../../../../src/platform/http/idempotency/idempotency.js';
import { defineRoute } from '../../../../src/platform/http/route.js';
import { setViewer } from '../../../../src/platform/http/sessions/identity.js';
import { type RoutesServer, serveRoutes } from '../../../support/http-server.js';
import { createMovingClock } from '../../../support/moving-clock.js';

// Never in the past: the database drops what has expired by its own clock.
const clock = createMovingClock(new Date());
let connection: Connection;
let served: RoutesServer;
let made = 0;
let act: () => Promise<void>;

/** Whoever the request says it is: this is about what happens once that is known. */
const identify: RequestHandler = (request, _response, next) => {
  const id = request.get('X-Account');
  if (id !== undefined) setViewer(request, { id, role: 'reader', sections: null });
  next();
};

const routes = [
  defineRoute({
    method: 'post',
    path: '/things',
    summary: 'Makes a thing',
    permission: 'comment.write',
    body: z.strictObject({ text: z.string() }),
    answers: { 201: z.unknown() },
    handle: async ({ body }) => {
      await act();
      made += 1;
      return { status: 201, body: { nth: made, text: body.text } };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/open',
    summary: 'Makes a thing for anybody',
    permission: 'account.create',
    answers: { 204: null },
    handle: () => {
      made += 1;
      return { status: 204 };
    },
  }),
];

beforeAll(async () => {
  const uri = process.env.TEST_MONGODB_URI ?? '';
  connection = await connectDatabase(uri, `test_${randomBytes(8).toString('hex')}`);
  const runOnce = createRunOnce({ store: createIdempotencyStore(connection), clock });
  await createCollectionsAndIndexes(connection);
  served = await serveRoutes(routes, { services: { identify: [identify], runOnce } });
});
afterAll(async () => {
  await served.stop();
  await connection.dropDatabase();
  await connection.close();
});
beforeEach(() => {
  made = 0;
  act = () => Promise.resolve();
});

let keys = 0;
const newKey = () => `key-${(keys += 1)}`;

interface Sent {
  readonly key: string;
  readonly account?: string;
  readonly text?: string;
}

const post = ({ key, account = 'ada', text = 'x' }: Sent) =>
  supertest(served.server).post('/api/v1/things').set({ 'Idempotency-Key': key, 'X-Account': account }).send({ text });

describe('a request with an Idempotency-Key', () => {
  it('gets the very first answer when it is repeated, and acts once', async () => {
    const key = newKey();
    const first = await post({ key });
    const second = await post({ key });
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.text).toBe(first.text);
    expect(made).toBe(1);
  });

  it('acts once when it is sent many times at the same moment', async () => {
    const key = newKey();
    const answers = await Promise.all(Array.from({ length: 20 }, () => post({ key })));
    expect(made).toBe(1);
    for (const { status, body } of answers.filter((answer) => answer.status !== 201))
      expect({ status, body: body as unknown }).toMatchObject({
        status: 409,
        body: { code: 'idempotency_in_progress' },
      });
    expect(answers.some(({ status }) => status === 201)).toBe(true);
  });

  it('is told to wait while the first is under way', async () => {
    const key = newKey();
    let end: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => {
      act = () => {
        resolve();
        return new Promise((finish) => {
          end = finish;
        });
      };
    });
    const first = post({ key }).then((answer) => answer);
    await begun;
    expect(await post({ key })).toMatchObject({ status: 409, body: { code: 'idempotency_in_progress' } });
    end();
    expect((await first).status).toBe(201);
    expect((await post({ key })).status).toBe(201);
    expect(made).toBe(1);
  });

  it('is refused when it asks for something else', async () => {
    const key = newKey();
    await post({ key });
    const other = await post({ key, text: 'y' });
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
    expect(made).toBe(1);
  });

  it("does not meet another account's key", async () => {
    const key = newKey();
    await post({ key });
    expect((await post({ key, account: 'grace', text: 'y' })).status).toBe(201);
    expect(made).toBe(2);
  });

  it('is a new try after an error', async () => {
    const key = newKey();
    act = () => Promise.reject(new AppError('comments_closed'));
    expect((await post({ key })).status).toBe(403);
    act = () => Promise.resolve();
    expect((await post({ key })).status).toBe(201);
    expect(made).toBe(1);
  });

  it('acts again a day later, and after a process that ended before it had answered', async () => {
    const key = newKey();
    await post({ key });
    clock.advance(24 * 60 * 60_000 + 1);
    await post({ key });
    expect(made).toBe(2);

    const abandoned = newKey();
    let hasBegun = false;
    act = () => {
      hasBegun = true;
      return new Promise(() => undefined);
    };
    const hanging = post({ key: abandoned }).then(
      () => 'answered',
      () => 'cut off',
    );
    await until(() => hasBegun);
    act = () => Promise.resolve();
    expect((await post({ key: abandoned })).status).toBe(409);
    clock.advance(2 * 60_000);
    expect((await post({ key: abandoned })).status).toBe(201);
    served.server.closeAllConnections();
    expect(await hanging).toBe('cut off');
  });

  it.each(['', 'x'.repeat(256), 'two words'])('is refused with a key that is not usable: %j', async (key) => {
    expect(await post({ key })).toMatchObject({ status: 400, body: { code: 'malformed_request' } });
    expect(made).toBe(0);
  });

  it('does not bind who is signed out: there is nobody to keep an answer for', async () => {
    const send = () => supertest(served.server).post('/api/v1/open').set('Idempotency-Key', 'shared');
    await send();
    await send();
    expect(made).toBe(2);
  });
});

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}
