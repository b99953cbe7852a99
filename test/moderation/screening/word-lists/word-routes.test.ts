import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createContext } from '../../../../src/context.js';
import type { PageJson } from '../../../support/articles.js';
import type { ServiceClient } from '../../../support/client.js';
import { publish } from '../../../support/comments.js';
import { createMovingClock } from '../../../support/moving-clock.js';
import { changeScreening } from '../../../support/settings.js';
import { startService, type TestService } from '../../../support/service.js';

interface WordJson {
  readonly id: string;
  readonly term: string;
}

const clock = createMovingClock();
let service: TestService;
let editor: ServiceClient;
let author: ServiceClient;
let slug: string;
let count = 0;
let term: string;

beforeAll(async () => {
  service = await startService({ clock });
  editor = await service.signUp('editor');
  author = await service.signUp();
  slug = await publish(editor);
});
afterAll(() => service.stop());
beforeEach(() => {
  term = `quib${'abcdefghijklmnopqrst'.charAt(count++ % 20)}lex`;
});

const add = (fields: object = {}) => editor.post('/moderation/words', { term, list: 'banned', ...fields });
const idOf = async (answer: ReturnType<typeof add>) => ((await answer).body as WordJson).id;
const verdictOn = async (body: string) => {
  const answer = await editor.post('/moderation/screenings', { body, articleSlug: slug });
  return (answer.body as { verdict: string }).verdict;
};
const test = async (text: string, fields: object = {}) => {
  const answer = await editor.post('/moderation/words/test', { text, ...fields });
  expect(answer.status).toBe(200);
  return (answer.body as { items: readonly object[] }).items;
};

describe("the publisher's own words", () => {
  it('reject, hold or excuse what they fit from the next comment on', async () => {
    expect(await verdictOn(`A ${term}.`)).toBe('publish');
    const banned = await idOf(add());
    const posted = await author.post(`/articles/${slug}/comments`, { body: `A ${term.slice(0, 3)}*${term.slice(4)}.` });
    expect(posted.body).toMatchObject({ code: 'comment_rejected', screening: [{ spans: [{ start: 3, end: 11 }] }] });
    expect((await editor.delete(`/moderation/words/${banned}`)).status).toBe(204);
    expect(await verdictOn(`A ${term}.`)).toBe('publish');
    await add({ list: 'suspect', match: 'inflected' });
    expect(await verdictOn(`Many ${term}s.`)).toBe('hold');
    await add({ term: `${term} pie`, list: 'allowed' });
    expect(await verdictOn(`A ${term} pie.`)).toBe('publish');
  });

  it('excuse also what Belowline itself would stop', async () => {
    expect(await verdictOn('The shitbird sang.')).toBe('hold');
    await add({ term: 'shitbird', list: 'allowed' });
    expect(await verdictOn('The shitbird sang.')).toBe('publish');
  });

  it('count in their section alone, where they have one', async () => {
    await add({ section: 'elsewhere' });
    expect(await verdictOn(`A ${term}.`)).toBe('publish');
    const section = { section: 'elsewhere' };
    expect(await test(term, section)).toMatchObject([{ countsAs: 'banned', entry: { term, ...section } }]);
    expect(await test(term)).toEqual([]);
  });

  it('reach other processes within a second', async () => {
    const other = createContext({ config: service.config, connection: service.context.connection, clock });
    expect(await other.features.ownWordsFor(null)).toBeDefined();
    const id = await idOf(add());
    clock.advance(1000);
    expect([...(await other.features.ownWords()).keys()]).toContain(id);
  });

  it('are listed newest first, by list and section, page by page', async () => {
    const section = `section-${term}`;
    const ids: string[] = [];
    for (const [i, list] of ['banned', 'suspect', 'banned'].entries())
      ids.unshift(await idOf(add({ term: `${term} ${'xyz'.charAt(i)}a`, list, section })));
    const read = async (query: string) =>
      (await editor.get(`/moderation/words?section=${section}&${query}`)).body as PageJson<WordJson>;
    const first = await read('limit=2');
    expect(first.items.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    const second = await read(`limit=2&cursor=${String(first.nextCursor)}`);
    expect([second.items.map(({ id }) => id), second.nextCursor]).toEqual([ids.slice(2), null]);
    expect((await read('list=suspect')).items.map(({ id }) => id)).toEqual([ids[1]]);
    expect((await read('cursor=x')) as object).toMatchObject({ code: 'invalid_cursor' });
  });

  it('leave an audit entry each time, with the term, which is a setting', async () => {
    const id = await idOf(add({ match: 'within' }));
    await editor.delete(`/moderation/words/${id}`);
    const audited = (await editor.get(`/moderation/audit?subjectId=${id}`)).body as PageJson<object>;
    const details = { term, list: 'banned', match: 'within', section: null };
    expect(audited.items).toMatchObject([
      { act: 'word.removed', subject: { type: 'word', id }, details },
      { act: 'word.added', actor: { id: editor.account.id }, details },
    ]);
  });

  it.each([
    ['no letters', { term: '!!' }],
    ['one letter', { term: 'a' }],
    ['too long', { term: 'ab'.repeat(51) }],
    ['no such list', { list: 'mild' }],
    ['no section name', { section: 'No Section' }],
    ['an unknown field', { weight: 1 }],
  ])('are refused with the reason: %s', async (_, fields) => {
    const answer = await add(fields);
    expect([answer.status, answer.body]).toMatchObject([422, { code: 'validation_failed' }]);
  });

  it('are there once for a section, however they are spelt', async () => {
    expect((await add()).status).toBe(201);
    const again = await add({ term: ` ${term.toUpperCase()} `, list: 'suspect' });
    expect([again.status, again.body]).toMatchObject([409, { code: 'word_exists' }]);
    expect((await add({ section: 'elsewhere' })).status).toBe(201);
  });

  it('are added once when two editors add them at once', async () => {
    const answers = await Promise.all([add(), add(), add()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  it('take no more entries than a search holds', async () => {
    const counts = service.context.connection.collection<{ _id: string; entries: number }>('moderationWordCounts');
    const before = await counts.findOne({ _id: 'words' });
    await counts.updateOne({ _id: 'words' }, { $set: { entries: 10_000 } });
    const answer = await add();
    expect([answer.status, answer.body]).toMatchObject([409, { code: 'words_full' }]);
    await counts.updateOne({ _id: 'words' }, { $set: { entries: before?.entries ?? 0 } });
    expect((await add()).status).toBe(201);
  });

  it('are not there twice to take off', async () => {
    const id = await idOf(add());
    const answers = [await editor.delete(`/moderation/words/${id}`), await editor.delete(`/moderation/words/${id}`)];
    expect(answers.map(({ status }) => status)).toEqual([204, 404]);
  });
});

describe('a test of the words', () => {
  it('shows every hit with its entry and place, whether it counts or not', async () => {
    const id = await idOf(add());
    await add({ term: `${term} pie`, list: 'allowed' });
    const text = `So: ${term.toUpperCase()}, a ${term} pie, you idiot; an idiot, crap.`;
    const start = text.lastIndexOf(term);
    expect(await test(text)).toMatchObject([
      { span: { start: 4, end: 12 }, written: term.toUpperCase(), countsAs: 'banned', entry: { id, term } },
      ...[
        { span: { start, end: start + 8 }, grade: 'banned', countsAs: null, entry: { id } },
        { span: { start, end: start + 12 }, grade: 'allowed', countsAs: null, entry: { term: `${term} pie` } },
      ],
      { written: 'idiot', grade: 'insult', countsAs: 'suspect', entry: null },
      { written: 'idiot', grade: 'insult', countsAs: null, entry: null },
      { written: 'crap', grade: 'mild', countsAs: 'mild', entry: null },
    ]);
  });

  it('follows the settings', async () => {
    await changeScreening(editor, { words: { stock: false } });
    expect(await test('crap')).toEqual([]);
    await changeScreening(editor, { words: null });
    expect(await test('crap')).toHaveLength(1);
  });
});
