import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PageJson } from '../support/articles.js';
import type { ServiceClient } from '../support/client.js';
import { createMovingClock, type MovingClock } from '../support/moving-clock.js';
import { openNewsroom, type Newsroom } from '../support/newsroom.js';

const DAY_MS = 86_400_000;

let clock: MovingClock;
let newsroom: Newsroom;
let editor: ServiceClient;

beforeAll(async () => {
  clock = createMovingClock();
  newsroom = await openNewsroom({ clock });
  editor = newsroom.editor;
});
afterAll(() => newsroom.stop());

interface VacancyJson {
  readonly id: string;
  readonly title: string;
}

const inDays = (days: number) => new Date(clock.now().getTime() + days * DAY_MS).toISOString();

async function announce(title: string, fields: object = {}): Promise<VacancyJson> {
  clock.advance(1000);
  const answer = await editor.post('/vacancies', {
    ...{ title, employer: 'Ostrey County Council', place: 'Ostrey', salary: '£30,000', closesAt: inDays(10) },
    ...{ url: 'https://jobs.ostrey.example/1', topics: ['Highways'], ...fields },
  });
  expect([answer.status, answer.body]).toMatchObject([201, { title }]);
  return answer.body as VacancyJson;
}

async function titles(client: ServiceClient, path: string): Promise<readonly string[]> {
  const found: string[] = [];
  let cursor = '';
  do {
    const page = (await client.get(`${path}limit=2${cursor}`)).body as PageJson<VacancyJson>;
    found.push(...page.items.map(({ title }) => title));
    cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`;
  } while (cursor !== '');
  return found;
}

describe('vacancies', () => {
  it('are listed newest first, by topic too, until they close', async () => {
    for (const name of ['First', 'Second', 'Third']) await announce(name, { topics: ['roads', name.toLowerCase()] });
    const soon = await announce('Soon', { topics: ['roads'], closesAt: inDays(1) });
    expect(await titles(newsroom.service.client(), '/vacancies?topic=Roads&')).toEqual([
      'Soon',
      'Third',
      'Second',
      'First',
    ]);
    expect(await titles(newsroom.service.client(), '/vacancies?topic=second&')).toEqual(['Second']);
    await editor.delete(`/vacancies/${soon.id}`);
    expect(await titles(newsroom.service.client(), '/vacancies?topic=roads&')).toEqual(['Third', 'Second', 'First']);
    clock.advance(11 * DAY_MS);
    expect(await titles(newsroom.service.client(), '/vacancies?topic=roads&')).toEqual([]);
  });

  it('are changed in what is given, and leave entries of it', async () => {
    const { id } = await announce('Clerk');
    const changed = await editor.patch(`/vacancies/${id}`, { title: 'Chief clerk', topics: [' Minutes '] });
    expect(changed.body).toMatchObject({
      title: 'Chief clerk',
      employer: 'Ostrey County Council',
      topics: ['minutes'],
    });
    expect((await editor.patch(`/vacancies/${id}`, {})).status).toBe(200);
    const log = await editor.get(`/moderation/audit?subjectType=vacancy&subjectId=${id}`);
    const acts = (log.body as PageJson<{ act: string }>).items.map(({ act }) => act);
    expect(new Set(acts)).toEqual(new Set(['vacancy.created', 'vacancy.changed']));
    for (const method of ['patch', 'delete'] as const)
      expect((await editor[method]('/vacancies/0123456789abcdef01234567', {})).status).toBe(404);
  });

  it.each<[string, object]>([
    ['a script for an address', { url: 'javascript:alert(1)' }],
    ['a time without a zone', { closesAt: '2027-01-01' }],
    ['a year that is none', { closesAt: '+275760-01-01T00:00:00Z' }],
    ['too many topics', { topics: Array.from({ length: 21 }, (_, i) => `topic-${i}`) }],
  ])('refuse %s', async (_what, wrong) => {
    const answer = await editor.post('/vacancies', {
      ...{ title: 'A', employer: 'B', place: 'C', closesAt: inDays(1), url: 'https://jobs.example/', ...wrong },
    });
    expect(answer.status).toBe(422);
  });

  it('concern a reader by the article that they come from, while they have said no interests', async () => {
    const slug = await newsroom.article({ section: 'engineering', tags: ['Pumping stations'] });
    await announce('Fitter', { topics: ['pumping stations', 'engineering'] });
    await announce('Engineer', { topics: ['engineering'] });
    await announce('Nurse', { topics: ['health-management'] });
    const reader = await newsroom.service.signUp();
    expect(await titles(reader, `/me/vacancies?article=${slug}&`)).toEqual(['Engineer', 'Fitter']);
    expect((await titles(reader, '/me/vacancies?')).slice(0, 3)).toEqual(['Nurse', 'Engineer', 'Fitter']);
    expect((await titles(reader, '/me/vacancies?article=nowhere&')).slice(0, 1)).toEqual(['Nurse']);
  });

  it('stand on a page for whoever is signed in, to which articles lead', async () => {
    const slug = await newsroom.article({ section: 'engineering' });
    await announce('<i>Welder</i>', { topics: ['engineering'] });
    const signedOut = newsroom.service.client().agent;
    const article = await signedOut.get(`/articles/${slug}`).set('Accept', 'text/html');
    expect(article.text).toContain('Sign in to see the latest jobs relevant to you');
    const path = `/jobs?article=${slug}`;
    expect(article.text).toContain(`href="${path}"`);
    const refused = await signedOut.get(path).set('Accept', 'text/html');
    expect([refused.status, refused.headers.location]).toEqual([303, `/sign-in?to=${encodeURIComponent(path)}`]);
    const reader = await newsroom.service.signUp();
    const shown = await reader.agent.get(path).set('Accept', 'text/html');
    expect([shown.status, shown.text.includes('&lt;i>Welder')]).toEqual([200, true]);
  });
});
