import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toBodyHtml } from '../../src/comments/comment-body.js';
import { findForbidden } from '../support/allowed-html.js';
import type { ServiceClient } from '../support/client.js';
import { publish, type CommentJson } from '../support/comments.js';
import { haveCorpora, inputsOf } from '../support/corpora.js';
import { startService, type TestService } from '../support/service.js';
import { changeScreening } from '../support/settings.js';

const FILES = ['attacks/xss-payloads', 'attacks/sanitizer-cases', 'attacks/naughty-strings'];
const AT_ONCE = 8;

describe('whatever is written', () => {
  it('is stored as allowed elements, attributes and schemes only, each in its place', () => {
    const names = [
      'p',
      'br',
      'b',
      'em',
      'a',
      'ul',
      'ol',
      'li',
      'blockquote',
      'svg',
      'math',
      'style',
      'table',
      'template',
    ];
    const attribute = fc.constantFrom(
      '',
      ' href="javascript:x"',
      ' href=https://a.example',
      ' onclick=x',
      " title='<p>'",
    );
    const tag = fc
      .tuple(fc.constantFrom('', '/'), fc.constantFrom(...names), attribute, fc.constantFrom('>', ' />', ''))
      .map((parts) => `<${parts.join('')}`);
    const text = fc.oneof(
      fc.constantFrom('<', '>', '"', '&lt;', '&#60;', '<!--', '-->', ']]>', '\n', '\n\n'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(fc.oneof({ weight: 3, arbitrary: tag }, text), { maxLength: 40 }), (parts) => {
        expect(findForbidden(toBodyHtml(parts.join('')))).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });
});

const attacks = haveCorpora() ? describe : describe.skip;

attacks('the attacks of the corpora', () => {
  it.each(FILES)('%s: none gets out of its text, wherever in a body it stands', (file) => {
    const failed = inputsOf(file)
      .flatMap((input) => [
        input,
        `<p>${input}</p>`,
        `<p>${input}`,
        `<a href="${input}">x</a>`,
        `<li title='${input}'>x`,
      ])
      .filter((body) => findForbidden(toBodyHtml(body)).length > 0);
    expect(failed).toEqual([]);
  });
});

attacks('the attacks of the corpora, as comments', () => {
  let service: TestService;
  let author: ServiceClient;
  let slug: string;

  beforeAll(async () => {
    service = await startService();
    const editor = await service.signUp('editor');
    // Every body of the files is to be stored, however many there are, also one that is like another.
    await changeScreening(editor, {
      repeat: { sameTextMinutes: 0, waveMinutes: 0 },
      flood: { authorComments: 0, articleComments: 0 },
    });
    slug = await publish(editor);
    author = await service.signUp();
  });
  afterAll(() => service.stop());

  it.each(FILES)(
    '%s: each is posted or refused, and none is an error of ours',
    async (file) => {
      const failed: unknown[] = [];
      const post = async (body: string) => {
        const answer = await author.post(`/articles/${slug}/comments`, { body });
        const problems = answer.status === 201 ? findForbidden((answer.body as CommentJson).bodyHtml ?? '') : [];
        if (![201, 422].includes(answer.status) || problems.length > 0)
          failed.push({ body, status: answer.status, problems });
      };
      const bodies = inputsOf(file).values();
      const postNext = async () => {
        for (const body of bodies) await post(body);
      };
      await Promise.all(Array.from({ length: AT_ONCE }, postNext));
      expect(failed).toEqual([]);
    },
    600_000,
  );
});
