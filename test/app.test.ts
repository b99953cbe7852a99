import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startService, type TestService } from './support/service.js';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

describe('the service', () => {
  it('signs a reader up, and knows the session afterwards', async () => {
    const reader = await service.signUp();
    const { body } = await reader.get('/session');
    expect(body.account).toMatchObject({ id: reader.account.id, role: 'reader' });
  });

  it('gives an account the role a test asks for', async () => {
    const editor = await service.signUp('editor');
    expect((await editor.get('/moderation/audit')).status).toBe(200);
  });
});
