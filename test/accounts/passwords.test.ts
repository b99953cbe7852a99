import { describe, expect, it } from '@jest/globals';
import { parseOptions } from '@node-rs/argon2';
import { createPasswords, randomPassword } from '../../src/accounts/passwords.js';

const CHEAP = { memoryKib: 8, passes: 1, lanes: 1 };
const passwords = createPasswords(CHEAP);

describe('passwords', () => {
  it('are hashed with argon2id at the cost that was set, each with its own salt', async () => {
    const [one, other] = await Promise.all([passwords.hash('a long secret'), passwords.hash('a long secret')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=8,t=1,p=1\$/);
    expect(one).not.toBe(other);
    expect(parseOptions(one).outputLen).toBe(32);
  });

  it('verify by their hash alone', async () => {
    const hash = await passwords.hash('a long secret');
    expect(await passwords.verify(hash, 'a long secret')).toBe(true);
    expect(await passwords.verify(hash, 'a long secreT')).toBe(false);
    expect(await passwords.verify(hash, 'a long secret ')).toBe(false);
  });

  it('are compared with something where there is no hash, and never match', async () => {
    expect(await passwords.verify(null, 'a long secret')).toBe(false);
  });

  it('are the same from keyboards that compose letters differently', async () => {
    const hash = await passwords.hash('caf\u00e9 au lait');
    expect(await passwords.verify(hash, 'cafe\u0301 au lait')).toBe(true);
  });

  it('count to their last character', async () => {
    const hash = await passwords.hash('n'.repeat(200));
    expect(await passwords.verify(hash, `${'n'.repeat(199)}m`)).toBe(false);
  });

  it('know a hash that was made at another cost', async () => {
    const hash = await passwords.hash('a long secret');
    expect(passwords.isOutdated(hash)).toBe(false);
    expect(createPasswords({ ...CHEAP, passes: 2 }).isOutdated(hash)).toBe(true);
    expect(createPasswords({ ...CHEAP, memoryKib: 16 }).isOutdated(hash)).toBe(true);
  });

  it('made at random differ and are long', () => {
    const made = Array.from({ length: 100 }, randomPassword);
    expect(new Set(made).size).toBe(100);
    expect(Math.min(...made.map(({ length }) => length))).toBe(24);
  });
});
