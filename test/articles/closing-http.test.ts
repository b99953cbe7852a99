import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { DAY_MS } from '../../src/platform/clock.js';
import type { ArticleJson, PageJson } from '../support/articles.js';
import type { ServiceClient } from '../support/client.js';
import { comment, publish } from '../support/comments.js';
import { createMovingClock } from '../support/moving-clock.js';
import { startService, type TestService } from '../support/service.js';
import { changeScreening } from '../support/settings.js';

const clock = createMovingClock();
let service: TestService;
let editor: ServiceClient;
let reader: ServiceClient;

beforeAll(async () => {
  service = await startService({ clock });
  editor = await service.signUp('editor');
  reader = await service.signUp();
});
afterEach(() => changeScreening(editor, null, 'roads'));
afterAll(() => service.stop());

const commentingOn = async (slug: string) => ((await reader.get(`/articles/${slug}`)).body as ArticleJson).commenting;

it('closes the articles of a section when they are as old as its settings say, and no others', async () => {
  const [roads, health] = [await publish(editor, { section: 'roads' }), await publish(editor, { section: 'health' })];
  const { id } = await comment(reader, roads);
  await changeScreening(editor, { article: { closesAfterDays: 7 } }, 'roads');
  expect(await commentingOn(roads)).toBe('open');
  clock.advance(7 * DAY_MS);
  expect([await commentingOn(roads), await commentingOn(health)]).toEqual(['closed', 'open']);
  const listed = (await reader.get('/articles?section=roads')).body as PageJson<ArticleJson>;
  expect(listed.items).toMatchObject([{ slug: roads, commenting: 'closed' }]);
  const answer = await reader.post(`/articles/${roads}/comments`, { body: 'Too late?', parentId: id });
  expect([answer.status, answer.body]).toMatchObject([403, { code: 'comments_closed' }]);
  await comment(reader, health);
});

it('opens them again when the settings change, as what the editors said was never overwritten', async () => {
  const slug = await publish(editor, { section: 'roads' });
  clock.advance(9 * DAY_MS);
  await changeScreening(editor, { article: { closesAfterDays: 7 } }, 'roads');
  const edited = await editor.patch(`/articles/${slug}`, { headline: 'An older piece' });
  expect(edited.body).toMatchObject({ commenting: 'closed' });
  await changeScreening(editor, { article: { closesAfterDays: 10 } }, 'roads');
  clock.advance(2000); // past what is kept of the finished page
  expect(await commentingOn(slug)).toBe('open');
  await comment(reader, slug);
});
