import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AccountStore } from '../../src/accounts/index.js';
import { newId } from '../../src/platform/database/ids.js';
import { startService, type TestService } from '../support/service.js';

let service: TestService;
let store: AccountStore;
beforeAll(async () => {
  service = await startService();
  store = service.context.accounts.accountStore;
});
afterAll(async () => service.stop());

const newAccount = (email: string) => ({
  email,
  displayName: 'Ann Lee',
  role: 'reader' as const,
  sections: null,
  createdAt: new Date('2024-03-01T10:00:00Z'),
  emailVerifiedAt: null,
  passwordHash: 'the hash',
  passwordSetAt: new Date('2024-03-01T10:00:00Z'),
});

describe('the store of accounts', () => {
  it('gives back what it took, with an id and without the hash', async () => {
    const { passwordHash, ...shown } = newAccount('whole@readers.example');
    const inserted = await store.insert({ ...shown, passwordHash });
    const untouched = { erasedAt: null, interests: [], pendingEmail: null, renamedAt: [] };
    expect(inserted).toEqual({ id: inserted.id, ...shown, ...untouched });
    expect(await store.findById(inserted.id)).toEqual(inserted);
    expect(await store.findByEmail('whole@readers.example')).toEqual(inserted);
    expect(await store.findCredentials('whole@readers.example')).toEqual({ account: inserted, passwordHash });
  });

  it('keeps one account to an address, also when several come at once', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, () => store.insert(newAccount('once@readers.example'))),
    );
    const failures = results.filter((result) => result.status === 'rejected');
    expect(failures).toHaveLength(9);
    for (const failure of failures) expect(failure.reason).toMatchObject({ code: 'email_taken' });
  });

  it('keeps nothing of an account whose transaction fails', async () => {
    const { transact } = service.context.transactions;
    const attempt = transact(async () => {
      await store.insert(newAccount('undone@readers.example'));
      throw new Error('the rest failed');
    });
    await expect(attempt).rejects.toThrow('the rest failed');
    expect(await store.findByEmail('undone@readers.example')).toBeNull();
  });

  it.each([[''], ['not an id'], ['{"$ne":null}'], ['0'.repeat(24)], ['Z'.repeat(24)]])(
    'finds nobody by the id %j',
    async (id) => {
      expect(await store.findById(id)).toBeNull();
      expect((await store.findMany([id])).size).toBe(0);
    },
  );

  it('finds many at once, each once, without those that are not there', async () => {
    const ann = await store.insert(newAccount('ann@readers.example'));
    const ben = await store.insert(newAccount('ben@readers.example'));
    const found = await store.findMany([ann.id, ben.id, ann.id, newId()]);
    expect([...found.keys()].sort()).toEqual([ann.id, ben.id].sort());
    expect(found.get(ben.id)).toEqual(ben);
    expect((await store.findMany([])).size).toBe(0);
  });

  it('changes what is named and nothing else', async () => {
    const before = await store.insert(newAccount('changed@readers.example'));
    await store.change(before.id, { role: 'moderator', sections: ['health'] });
    expect(await store.findById(before.id)).toEqual({ ...before, role: 'moderator', sections: ['health'] });
    await store.change(before.id, { sections: null });
    expect(await store.findById(before.id)).toEqual({ ...before, role: 'moderator' });
  });

  it('renews a hash only where the password was not set anew meanwhile', async () => {
    const { id, email } = await store.insert(newAccount('renewed@readers.example'));
    await store.replaceHash(id, 'the hash', 'the hash at a higher cost');
    expect((await store.findCredentials(email))?.passwordHash).toBe('the hash at a higher cost');
    await store.replaceHash(id, 'the hash', 'a late one');
    expect((await store.findCredentials(email))?.passwordHash).toBe('the hash at a higher cost');
  });
});
