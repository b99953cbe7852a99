import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ServiceClient } from '../support/client.js';
import { startService, type TestService } from '../support/service.js';

let asking: TestService;
let trusting: TestService;
beforeAll(async () => {
  asking = await startService({ environment: { REQUIRE_VERIFIED_EMAIL: 'on' } });
  trusting = await startService();
});
afterAll(async () => {
  await asking.stop();
  await trusting.stop();
});

/** There is no such article; what matters is whether the request got as far as that. */
const codeOfPosting = async (client: ServiceClient) => {
  const answer = await client.post('/articles/no-such-article/comments', { body: 'A comment of some length.' });
  return (answer.body as { readonly code: string }).code;
};

describe('an e-mail address that is not verified', () => {
  it('stops nothing', async () => {
    expect(await codeOfPosting(await trusting.signUp())).toBe('not_found');
  });

  it('stops posting where the settings ask for a verified one, and nothing else', async () => {
    const client = await asking.signUp();
    expect(await codeOfPosting(client)).toBe('email_unverified');
    expect((await client.get('/session')).body).toMatchObject({ account: { id: client.account.id } });
    expect((await client.get('/articles')).status).toBe(200);

    await asking.context.connection
      .collection('accounts')
      .updateOne({ email: client.account.email }, { $set: { emailVerifiedAt: new Date() } });
    expect(await codeOfPosting(client)).toBe('not_found');
  });

  it('does not hide from who is signed out that they have to sign in', async () => {
    expect(await codeOfPosting(asking.client())).toBe('sign_in_required');
  });
});
