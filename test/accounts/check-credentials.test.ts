import { describe, expect, it } from '@jest/globals';
import type { Credentials } from '../../src/accounts/account.js';
import { checkCredentials } from '../../src/accounts/check-credentials.js';
import { createPasswords } from '../../src/accounts/passwords.js';

const passwords = createPasswords({ memoryKib: 8, passes: 1, lanes: 1 });
const at = new Date('2024-03-01T10:00:00Z');
const account = {
  id: '65e1a0000000000000000001',
  email: 'ann@readers.example',
  displayName: 'Ann',
  role: 'reader',
  sections: null,
  createdAt: at,
  emailVerifiedAt: null,
  passwordSetAt: at,
  renamedAt: [],
  pendingEmail: null,
  interests: [],
  erasedAt: null,
} as const;

/** Runs one check against an account with this password, and counts the comparisons it took. */
async function check(email: string, password: string) {
  const credentials: Credentials = { account, passwordHash: await passwords.hash('a long secret') };
  const compared: string[] = [];
  const found = await checkCredentials(
    {
      accountStore: {
        findCredentials: (asked) => Promise.resolve(asked === account.email ? credentials : null),
        replaceHash: () => Promise.reject(new Error('the hash is of the present cost')),
      },
      passwords: {
        ...passwords,
        verify: (hash, given) => {
          compared.push(given);
          return passwords.verify(hash, given);
        },
      },
    },
    { email, password },
  );
  return { found, comparisons: compared.length };
}

describe('checking credentials', () => {
  it('finds the account by its address and password', async () => {
    expect(await check(' ANN@readers.example', 'a long secret')).toEqual({ found: account, comparisons: 1 });
  });

  it('compares as much for an unknown address as for a wrong password', async () => {
    expect(await check('ann@readers.example', 'another secret')).toEqual({ found: null, comparisons: 1 });
    expect(await check('nobody@readers.example', 'a long secret')).toEqual({ found: null, comparisons: 1 });
  });
});
