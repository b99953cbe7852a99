import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { makeDataDir, type RunningService, startRunningService } from '../support/running-service.js';

let dataDir: string;
let remove: () => Promise<void>;
beforeAll(async () => {
  ({ dataDir, remove } = await makeDataDir());
});
afterAll(() => remove());

const ACCOUNT = JSON.stringify({
  email: 'ada@readers.example',
  displayName: 'Ada Penrose',
  password: 'long enough for it',
});

async function open(origin: string): Promise<Socket> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  return socket;
}

/** Everything that comes back until the connection ends. */
async function receive(socket: Socket): Promise<string> {
  let received = '';
  for await (const chunk of socket.setEncoding('utf8')) received += String(chunk);
  return received;
}

/** Begins to sign somebody up, and holds back the second half of the body. */
async function beginSignUp({ origin }: RunningService): Promise<Socket> {
  const session = await supertest(origin).get('/api/v1/session');
  const cookie = String(session.headers['set-cookie']).split(';')[0] ?? '';
  const socket = await open(origin);
  const head = [
    'POST /api/v1/accounts HTTP/1.1',
    'Host: localhost',
    'Content-Type: application/json',
    `Content-Length: ${ACCOUNT.length}`,
    `Cookie: ${cookie}`,
    `X-CSRF-Token: ${(session.body as { csrfToken: string }).csrfToken}`,
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n${ACCOUNT.slice(0, 20)}`);
  return socket;
}

async function untilRefused(origin: string): Promise<void> {
  for (;;) {
    try {
      (await open(origin)).destroy();
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('a service that is asked to stop', () => {
  it('takes nothing new, finishes what it has begun, and ends without an error', async () => {
    const service = await startRunningService({ DATA_DIR: dataDir });
    const signUp = await beginSignUp(service);
    const idle = await open(service.origin); // kept open by its caller, and no reason to wait
    const code = service.stop();
    await untilRefused(service.origin);
    signUp.write(ACCOUNT.slice(20));
    expect(await receive(signUp)).toMatch(/^HTTP\/1\.1 201 /);
    expect(await code).toBe(0);
    idle.destroy();
  });

  it('has kept what it answered, when it is started again', async () => {
    const service = await startRunningService({ DATA_DIR: dataDir });
    const agent = supertest.agent(service.origin);
    const session = await agent.get('/api/v1/session');
    const { email, password } = JSON.parse(ACCOUNT) as { email: string; password: string };
    const answer = await agent
      .post('/api/v1/session')
      .set('X-CSRF-Token', (session.body as { csrfToken: string }).csrfToken)
      .send({ email, password });
    expect(answer.status).toBe(200);
    expect(await service.stop()).toBe(0);
  });
});

describe('a service that cannot start', () => {
  it.each([
    [{ PORT: 'eighty' }, /PORT must be a whole number/],
    [{ NODE_ENV: 'production' }, /MONGODB_URI must be set in production[^]*SESSION_SECRET must be set in production/],
    [{ HOST: '192.0.2.1' }, /could not start: .*EADDRNOTAVAIL/],
  ])('says why, and ends: %j', async (environment, reason) => {
    await expect(startRunningService({ DATA_DIR: dataDir, ...environment })).rejects.toThrow(reason);
  });
});
