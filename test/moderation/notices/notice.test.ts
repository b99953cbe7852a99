import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { commentNamedBy, newReference, REFERENCE } from '../../../src/moderation/notices/notice.js';

const ID = '0123456789abcdef01234567';

describe('the comment that a place names', () => {
  it.each([
    [`https://opinion.example/articles/a-slug/comments/${ID}`, ID],
    [`/articles/a-slug/comments/${ID}?cursor=x#top`, ID],
    [`https://opinion.example/articles/a-slug#comment-${ID}`, ID],
    [`The second one at http://127.0.0.1/comments/${ID.toUpperCase()}/flag.`, ID],
    ['https://opinion.example/articles/a-slug', null],
    [`https://opinion.example/articles/a-slug/comments/${ID}0`, null],
    [`https://opinion.example/articles/${ID}`, null],
    ['', null],
  ])('of %j is %j', (place, id) => {
    expect(commentNamedBy(place)).toBe(id);
  });

  it('is an id or none, whatever somebody writes', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2000 }), (place) => {
        expect(commentNamedBy(place) ?? ID).toMatch(/^[0-9a-f]{24}$/);
      }),
    );
  });
});

it('a reference is short, and has no letter that is taken for another', () => {
  const references = Array.from({ length: 200 }, newReference);
  for (const reference of references) expect(reference).toMatch(REFERENCE);
  expect(new Set(references).size).toBe(200);
});
