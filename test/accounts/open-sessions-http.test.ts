import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ServiceClient } from '../support/client.js';
import { createMovingClock } from '../support/moving-clock.js';
import { startService, type TestService } from '../support/service.js';

interface OpenSessionJson {
  readonly id: string;
  readonly device: { readonly browser: string | null; readonly system: string | null };
  readonly signedInAt: string;
  readonly isThisOne: boolean;
}

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0';
const clock = createMovingClock();

let service: TestService;
let reader: ServiceClient;

beforeAll(async () => {
  service = await startService({ clock });
});
beforeEach(async () => {
  clock.advance(1000);
  reader = await service.signUp();
});
afterAll(() => service.stop());

/** Another browser of the same reader. */
async function elsewhere(client = reader, userAgent = FIREFOX): Promise<ServiceClient> {
  clock.advance(1000);
  const other = service.client();
  other.agent.set('User-Agent', userAgent);
  await other.signIn(client.account);
  return other;
}
const credentialsOf = ({ account: { email, password } }: ServiceClient) => ({ email, password });
const list = async (client: ServiceClient, query = '') =>
  (await client.get(`/me/sessions${query}`)).body as { items: OpenSessionJson[]; nextCursor: string | null };
const isSignedIn = async (client: ServiceClient) =>
  ((await client.get('/session')).body as { account: object | null }).account !== null;

describe('the list of sessions', () => {
  it('says in which browser, the latest first, and which is this one', async () => {
    const other = await elsewhere();
    const { items } = await list(reader);
    expect(items).toMatchObject([
      { device: { browser: 'Firefox', system: 'Linux' }, isThisOne: false, signedInAt: clock.now().toISOString() },
      { device: { browser: null, system: null }, isThisOne: true },
    ]);
    expect((await list(other)).items.map(({ isThisOne }) => isThisOne)).toEqual([true, false]);
  });

  it('holds nothing that opens a session, nor what is stored of it', async () => {
    const opened = await (await elsewhere()).post('/session', credentialsOf(reader));
    const stored = await service.context.connection.collection('sessions').distinct('_id');
    const { text } = await reader.get('/me/sessions?limit=1');
    for (const id of stored) expect(text).not.toContain(String(id));
    const cookie = (opened.headers['set-cookie'] as unknown as string[]).find((line) => line.includes('session='));
    const [, id = ''] = /s%3A([\w-]+)\./.exec(cookie ?? '') ?? [];
    expect(id.length).toBeGreaterThan(20);
    expect(text).not.toContain(id);
  });

  it('goes on page by page, and knows no one else’s', async () => {
    await service.signUp();
    await elsewhere();
    await elsewhere();
    const ids: string[] = [];
    let query = '?limit=1';
    for (let page = await list(reader, query); ; page = await list(reader, query)) {
      ids.push(...page.items.map(({ id }) => id));
      if (page.nextCursor === null) break;
      query = `?limit=1&cursor=${page.nextCursor}`;
    }
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(3);
  });

  it('leaves out what a new password has ended', async () => {
    await elsewhere();
    clock.advance(1000);
    const { password } = reader.account;
    await reader.put('/me/password', { currentPassword: password, password: 'another sufficiently long password' });
    expect((await list(reader)).items).toMatchObject([{ isThisOne: true }]);
  });
});

describe('ending sessions', () => {
  it('ends one at once, and no other', async () => {
    const [second, third] = [await elsewhere(), await elsewhere()];
    const [latest] = (await list(reader)).items;
    expect((await reader.delete(`/me/sessions/${latest?.id}`)).status).toBe(204);
    expect([await isSignedIn(reader), await isSignedIn(second), await isSignedIn(third)]).toEqual([true, true, false]);
    expect((await reader.delete(`/me/sessions/${latest?.id}`)).status).toBe(404);
  });

  it('ends all others, and stays signed in', async () => {
    const others = [await elsewhere(), await elsewhere()];
    const stranger = await service.signUp();
    expect((await reader.delete('/me/sessions')).status).toBe(204);
    expect(await Promise.all(others.map(isSignedIn))).toEqual([false, false]);
    expect([await isSignedIn(reader), await isSignedIn(stranger)]).toEqual([true, true]);
    expect((await list(reader)).items).toHaveLength(1);
  });

  it('signs out where the session is the own one', async () => {
    const [own] = (await list(reader)).items;
    expect((await reader.delete(`/me/sessions/${own?.id}`)).status).toBe(204);
    expect(await isSignedIn(reader)).toBe(false);
  });

  it('ends nobody else’s', async () => {
    const stranger = await service.signUp();
    const [theirs] = (await list(stranger)).items;
    expect((await reader.delete(`/me/sessions/${theirs?.id}`)).status).toBe(404);
    expect(await isSignedIn(stranger)).toBe(true);
  });

  it('does so once when it is asked for several times at once', async () => {
    await elsewhere();
    const [latest] = (await list(reader)).items;
    await reader.csrfToken();
    const answers = await Promise.all(Array.from({ length: 4 }, () => reader.delete(`/me/sessions/${latest?.id}`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404, 404, 404]);
  });
});
