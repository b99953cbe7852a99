import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { startService, type TestService } from '../../../support/service.js';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

const refused = { status: 403, body: { code: 'csrf_token_invalid' } };

/** What a browser holds, as a `Cookie` header. */
async function visit(cookies: readonly string[] = []): Promise<{ cookies: readonly string[]; token: string }> {
  const answer = await supertest(service.server).get('/api/v1/session').set('Cookie', cookies.join('; '));
  const set = (answer.headers['set-cookie'] ?? []) as unknown as string[];
  const given = set.map((cookie) => cookie.split(';')[0] ?? '');
  return { cookies: [...cookies, ...given], token: (answer.body as { csrfToken: string }).csrfToken };
}

interface Change {
  readonly cookies: readonly string[];
  readonly token: string;
}

const signOut = ({ cookies, token }: Change) =>
  supertest(service.server).delete('/api/v1/session').set('Cookie', cookies.join('; ')).set('X-CSRF-Token', token);

const signUp = ({ cookies, token }: Change) =>
  supertest(service.server)
    .post('/api/v1/accounts')
    .set('Cookie', cookies.join('; '))
    .set('X-CSRF-Token', token)
    .send({
      email: `${token.slice(0, 12)}@readers.example`,
      displayName: 'Ada Penrose',
      password: 'long enough for it',
    });

/** A browser that has signed up: its session cookie only, as the CSRF cookie is to be fetched anew. */
async function signedIn(): Promise<readonly string[]> {
  const answer = await signUp(await visit());
  expect(answer.status).toBe(201);
  return ((answer.headers['set-cookie'] ?? []) as unknown as string[])
    .map((cookie) => cookie.split(';')[0] ?? '')
    .filter((cookie) => cookie.startsWith('belowline-session='));
}

describe('the CSRF token', () => {
  it('is the same as long as the browser keeps its cookie', async () => {
    const first = await visit();
    expect((await visit(first.cookies)).token).toBe(first.token);
  });

  it('lets a change through with its cookie, in the session it was made in', async () => {
    expect((await signOut(await visit(await signedIn()))).status).toBe(204);
  });

  it('is wanted of who is signed out as well', async () => {
    const { cookies, token } = await visit();
    expect(await signUp({ cookies, token: '' })).toMatchObject(refused);
    expect(await signUp({ cookies: [], token })).toMatchObject(refused);
    expect(await signUp({ cookies, token: `${token}0` })).toMatchObject(refused);
  });

  it('from before signing in does not hold afterwards', async () => {
    const before = await visit();
    const session = await signedIn();
    expect(await signOut({ cookies: [...session, ...before.cookies], token: before.token })).toMatchObject(refused);
  });

  it('of another session does not hold, even with its cookie planted', async () => {
    const attacker = await visit(await signedIn());
    const victim = await signedIn();
    const planted = attacker.cookies.filter((cookie) => cookie.startsWith('belowline-csrf='));
    expect(await signOut({ cookies: [...victim, ...planted], token: attacker.token })).toMatchObject(refused);
  });

  it('cannot be made without the secret', async () => {
    const session = await signedIn();
    const made = `${'0'.repeat(64)}.${'1'.repeat(64)}`;
    expect(await signOut({ cookies: [...session, `belowline-csrf=${made}`], token: made })).toMatchObject(refused);
  });
});
