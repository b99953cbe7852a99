import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startService, type TestService } from '../support/service.js';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterAll(async () => service.stop());

const accounts = () => service.context.connection.collection('accounts');
const good = (email: string) => ({ email, displayName: 'Ann Lee', password: 'a sufficiently long password' });

describe('signing up', () => {
  it('makes a reader and signs them in', async () => {
    const client = service.client();
    const answer = await client.post('/accounts', {
      ...good('First@Readers.Example'),
      displayName: '  Zoe\u0308  Lee ',
    });
    expect(answer.status).toBe(201);
    const { id } = answer.body as { readonly id: string };
    expect(answer.body).toEqual({
      id,
      email: 'first@readers.example',
      displayName: 'Zoë Lee',
      role: 'reader',
      sections: null,
      createdAt: expect.any(String),
    });
    expect((await client.get('/session')).body).toMatchObject({ account: { id } });
  });

  it('keeps a hash and not the password', async () => {
    await service.client().post('/accounts', good('hashed@readers.example'));
    const stored = JSON.stringify(await accounts().findOne({ email: 'hashed@readers.example' }));
    expect(stored).toContain('$argon2id$');
    expect(stored).not.toContain('a sufficiently long password');
  });

  it('refuses an address that has an account, in whatever case', async () => {
    await service.client().post('/accounts', good('taken@readers.example'));
    const answer = await service.client().post('/accounts', good(' TAKEN@readers.example'));
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ code: 'email_taken' });
  });

  it('makes one account of many that ask for one address at the same moment', async () => {
    const clients = Array.from({ length: 20 }, () => service.client());
    await Promise.all(clients.map((client) => client.csrfToken()));
    const answers = await Promise.all(
      clients.map((client, nth) =>
        client.post('/accounts', { ...good('race@readers.example'), displayName: `No ${nth}` }),
      ),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(19);
    expect(await accounts().countDocuments({ email: 'race@readers.example' })).toBe(1);

    const winner = clients[statuses.indexOf(201)];
    expect((await winner?.get('/session'))?.body).toMatchObject({ account: { email: 'race@readers.example' } });
  });

  it.each([
    ['email', { email: { $ne: null } }],
    ['email', { email: 'no address' }],
    ['email', { email: `${'n'.repeat(300)}@readers.example` }],
    ['displayName', { displayName: 'Ann\u202eLee' }],
    ['displayName', { displayName: 7 }],
    ['displayName', { displayName: 'n'.repeat(10_000) }],
    ['password', { password: 'too short' }],
    ['password', { password: 'n'.repeat(60_000) }],
    ['password', { password: { $gt: '' } }],
    ['role', { role: 'admin' }],
    ['emailVerifiedAt', { emailVerifiedAt: '2024-01-01T00:00:00Z' }],
    ['__proto__', JSON.parse('{"__proto__": {"role": "admin"}}') as object],
  ])('refuses a wrong %s and names it', async (path, wrong) => {
    const before = await accounts().countDocuments();
    const body = Object.defineProperties(good('refused@readers.example'), Object.getOwnPropertyDescriptors(wrong));
    const answer = await service.client().post('/accounts', body);
    expect(answer.status).toBe(422);
    const { errors } = answer.body as { readonly errors: readonly { readonly path: string }[] };
    expect(errors.map((error) => error.path)).toContain(path);
    expect(await accounts().countDocuments()).toBe(before);
  });
});
