import { expect } from '@jest/globals';
import type { ServiceClient } from './client.js';
import { sendMails } from './notifications.js';
import type { TestService } from './service.js';

interface Published {
  readonly slug: string;
  readonly commentId: string;
}

/** What stands around articles: newsletter, documents, vacancies, legal notices, feeds and sitemaps. */
export async function publish(
  service: TestService,
  editor: ServiceClient,
  { slug, commentId }: Published,
): Promise<void> {
  const email = 'subscriber@readers.example';
  await editor.post('/newsletter/subscriptions', { email });
  await sendMails(service);
  const mail = service.context.mailbox?.list().find(({ mail: { to } }) => to === email)?.mail;
  const token = /token=([\w.-]+)/.exec(mail?.text ?? '')?.[1];
  expect((await editor.put('/newsletter/confirmation', { token })).status).toBe(204);
  const [, line = ''] = (await editor.get('/newsletter/subscriptions/export')).text.split('\r\n');
  await editor.agent.post(new URL(line.split(',')[2] ?? '').pathname);
  for (const version of [1, 2])
    await editor.put('/documents/privacy', { version, title: 'Privacy', body: '<p>Yes.</p>' });
  await editor.get('/documents/privacy?version=2');
  const closesAt = new Date(Date.now() + 86_400_000).toISOString();
  for (const title of ['Clerk', 'Mayor', 'Caretaker']) {
    const vacancy = {
      title,
      employer: 'Mossop',
      place: 'Mossop',
      closesAt,
      url: '/jobs/1',
      topics: ['local-government'],
    };
    const announced = await editor.post('/vacancies', vacancy);
    if (title === 'Clerk') await editor.delete(`/vacancies/${(announced.body as { id: string }).id}`);
  }
  await editor.get(`/me/vacancies?article=${slug}`);
  for (const place of [`/articles/${slug}/comments/${commentId}`, '/']) {
    const notice = { place, explanation: 'It breaks a law that is named here.', goodFaith: true };
    const filed = await editor.post('/notices', { ...notice, name: 'Nora', email: 'nora@law.example' });
    expect(filed.status).toBe(201);
  }
  const { items } = (await editor.get('/moderation/notices')).body as { items: { id: string }[] };
  await editor.get(`/moderation/notices/${items.at(-1)?.id}`);
  const answer = { outcome: 'declined', explanation: 'Nothing there.' };
  expect((await editor.post(`/moderation/notices/${items.at(-1)?.id}/answer`, answer)).status).toBe(200);
  for (const path of [
    '/feed.atom',
    '/sitemap.xml',
    `/sitemaps/${closesAt.slice(0, 7)}.xml`,
    `/articles/${slug}/comments.atom`,
  ])
    await editor.agent.get(path);
}
