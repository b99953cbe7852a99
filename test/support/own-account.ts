import { expect } from '@jest/globals';
import { createRecommendationStore } from '../../src/comments/index.js';
import type { ServiceClient } from './client.js';
import { mailsTo } from './mailed.js';
import type { TestService } from './service.js';

/** Does all that one does with one's own account, under an article, and deletes it in the end. */
export async function changeOwnAccount(service: TestService, slug: string): Promise<void> {
  const reader = await service.signUp();
  const { email, password } = reader.account;
  const post = async (author: ServiceClient, parentId?: string) => {
    const answer = await author.post(`/articles/${slug}/comments`, { body: `By ${author.account.id}.`, parentId });
    return (answer.body as { id: string }).id;
  };
  const parent = await post(await service.signUp());
  await post(reader, parent);
  await reader.put(`/comments/${parent}/recommendation`);
  await recommendationsPast(service, reader.account.id);
  const changed = await reader.patch('/me', { displayName: 'Renamed Reader', interests: ['local-government'] });
  const page = await reader.agent.get('/account/interests').set('Accept', 'text/html');
  await changeEmail(service, reader, `moved-${email}`);
  await service.client().signIn({ email: `moved-${email}`, password });
  const sessions = await reader.get('/me/sessions?limit=1');
  const { items, nextCursor } = sessions.body as { items: { id: string }[]; nextCursor: string };
  const rest = await reader.get(`/me/sessions?limit=1&cursor=${nextCursor}`);
  const ended = await reader.delete(`/me/sessions/${items[0]?.id}`);
  const others = await reader.delete('/me/sessions');
  const exported = await reader.get('/me/export');
  const erased = await reader.delete('/me', { currentPassword: password, comments: 'withdraw' });
  const statuses = [changed, page, sessions, rest, ended, others, exported, erased].map(({ status }) => status);
  expect(statuses).toEqual([200, 200, 200, 200, 204, 204, 200, 204]);
}

async function changeEmail(service: TestService, reader: ServiceClient, email: string): Promise<void> {
  await reader.put('/me/email', { email, currentPassword: reader.account.password });
  const [mail] = await mailsTo(service, email);
  const confirmed = await service.client().put('/accounts/email', { token: mail?.token });
  const cancelled = await reader.delete('/me/email');
  expect([confirmed.status, cancelled.status]).toEqual([204, 204]);
}

/** A page of them is so large that nobody here has a second one. */
async function recommendationsPast({ context }: TestService, accountId: string): Promise<void> {
  const store = createRecommendationStore(context.connection);
  const [last] = await store.listOf(accountId, null, 1);
  await store.listOf(accountId, last ?? null, 1);
}
