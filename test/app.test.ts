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
    const answer = await reader.get('/session');
    expect(answer.body).toMatchObject({ account: { id: reader.account.id, role: 'reader' } });
  });

  it('gives an account the role a test asks for', async () => {
    const editor = await service.signUp('editor');
    expect((await editor.get('/moderation/audit')).status).toBe(200);
  });

  it('describes itself', async () => {
    const { agent } = service.client();
    expect((await agent.get('/')).type).toBe('text/html');
    expect((await agent.get('/api/docs')).text).toContain('swagger-ui-bundle.js');
    expect((await agent.get('/api/docs/swagger-ui.css')).status).toBe(200);
    const document = await agent.get('/api/openapi.json');
    expect(document.body).toMatchObject({ openapi: '3.1.0', paths: { '/accounts': { post: {} } } });
  });

  it('says that it lives, that it is ready, and how it fares', async () => {
    const { agent } = service.client();
    expect((await agent.get('/health/live')).body).toEqual({ status: 'live' });
    expect((await agent.get('/health/ready')).body).toEqual({ status: 'ready' });
    expect((await agent.get('/metrics')).text).toMatch(
      /http_request_duration_seconds_count\{.*route="\/api\/v1\/session".*\} \d/,
    );
  });
});
