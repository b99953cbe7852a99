import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ServiceClient } from '../support/client.js';
import { createMovingClock, type MovingClock } from '../support/moving-clock.js';
import { startService, type TestService } from '../support/service.js';

let clock: MovingClock;
let service: TestService;
let editor: ServiceClient;

beforeAll(async () => {
  clock = createMovingClock();
  service = await startService({ clock });
  editor = await service.signUp('editor');
});
afterAll(() => service.stop());

interface DocumentJson {
  readonly version: number;
  readonly title: string;
  readonly body: string;
}

const read = async (name: string, query = '') =>
  (await service.client().get(`/documents/${name}${query}`)).body as DocumentJson;
const page = (name: string) => service.client().agent.get(`/${name}`).set('Accept', 'text/html');
const inHours = (hours: number) => new Date(clock.now().getTime() + hours * 3_600_000).toISOString();

describe('the documents', () => {
  it.each(['privacy', 'cookies'])('come with a first text, which readers find from every page: %s', async (name) => {
    const { version, body } = await read(name);
    expect([version, body.length > 500]).toEqual([1, true]);
    const shown = await page(name);
    expect([shown.status, shown.headers['set-cookie']]).toEqual([200, undefined]);
    expect((await page('rules')).text).toContain(`href="/${name}"`);
  });

  it('name every cookie that the service sets', async () => {
    const reader = service.client();
    const answers = [
      await reader.agent.get('/sign-up').set('Accept', 'text/html'),
      await reader.agent.post('/cookie-choice').set('Sec-Fetch-Site', 'same-origin').type('form').send('choice=all'),
    ];
    const account = {
      email: 'cookies@readers.example',
      displayName: 'Cookie Reader',
      password: 'a long enough phrase',
    };
    answers.push(await reader.post('/accounts', account));
    const names = answers
      .flatMap(({ headers }) => [headers['set-cookie'] ?? []].flat())
      .map((each) => each.split('=')[0]);
    expect(new Set(names)).toEqual(new Set(['belowline-csrf', 'belowline-cookies', 'belowline-session']));
    const { body } = await read('cookies');
    for (const name of names) expect(body).toContain(name);
  });

  it('change at once, and every reader sees it', async () => {
    await page('privacy');
    const { version } = await read('privacy');
    const answer = await editor.put('/documents/privacy', {
      version,
      title: 'Your data',
      body: '<p>We keep little.</p>',
    });
    expect([answer.status, answer.body]).toMatchObject([200, { version: version + 1, changedBy: editor.account.id }]);
    expect(await read('privacy')).toMatchObject({ title: 'Your data', version: version + 1 });
    expect((await page('privacy')).text).toContain('We keep little.');
    expect(await read('privacy', `?version=${version}`)).toMatchObject({ title: 'Privacy' });
    const log = await editor.get('/moderation/audit?act=document.changed&limit=1');
    expect(log.body).toMatchObject({ items: [{ subject: { type: 'document', id: 'privacy' } }] });
  });

  it('change from a time on', async () => {
    const { version } = await read('cookies');
    const change = { version, title: 'From tomorrow on', body: '<p>Fewer.</p>', effectiveFrom: inHours(24) };
    expect((await editor.put('/documents/cookies', change)).status).toBe(200);
    expect(await read('cookies')).toMatchObject({ title: 'Cookies' });
    clock.advance(25 * 3_600_000);
    expect(await read('cookies')).toMatchObject({ title: 'From tomorrow on' });
    const versions = await editor.get('/documents/cookies/versions?limit=1');
    expect(versions.body).toMatchObject({ items: [{ version: version + 1 }], nextCursor: null });
  });

  it('take one of two changes that are made at once', async () => {
    const { version } = await read('privacy');
    const change = (title: string) => editor.put('/documents/privacy', { version, title, body: '<p>So.</p>' });
    const answers = await Promise.all([change('One'), change('Another')]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(answers.map(({ body }) => (body as { code?: string }).code)).toContain('document_changed');
  });

  it('keep nothing that could run', async () => {
    const { version } = await read('privacy');
    const body = '<p onclick="alert(1)">Text</p><script>alert(1)</script><a href="javascript:alert(1)">here</a>';
    await editor.put('/documents/privacy', { version, title: '<b>Bold</b>', body });
    const shown = await read('privacy');
    expect(shown.body).toBe('<p>Text</p><a>here</a>');
    expect((await page('privacy')).text).toContain('&lt;b>Bold');
  });

  it.each<[string, object, string]>([
    ['no text', { body: '<script></script>' }, 'body'],
    ['a beginning in the past', { effectiveFrom: '2001-01-01T00:00:00Z' }, 'effectiveFrom'],
    ['an unknown field', { author: 'somebody' }, 'author'],
  ])('refuse %s', async (_what, wrong, path) => {
    const { version } = await read('privacy');
    const answer = await editor.put('/documents/privacy', { version, title: 'A', body: '<p>B</p>', ...wrong });
    expect(answer.status).toBe(422);
    expect((answer.body as { errors: { path: string }[] }).errors.map((error) => error.path)).toContain(path);
  });

  it('are these alone, in the versions that there are', async () => {
    expect((await service.client().get('/documents/imprint')).status).toBe(404);
    expect((await service.client().get('/documents/privacy?version=9999')).status).toBe(404);
  });
});
