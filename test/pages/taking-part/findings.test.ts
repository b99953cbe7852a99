import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { piecesOf } from '../../../src/pages/taking-part/findings.js';

it('marks what the spans cover, and nothing else', () => {
  const spans = [
    { start: 4, end: 7 },
    { start: 0, end: 2 },
    { start: 6, end: 9 },
  ];
  expect(piecesOf('abcdefghij', spans)).toEqual([
    { piece: 'ab', isMarked: true },
    { piece: 'cd', isMarked: false },
    { piece: 'efg', isMarked: true },
    { piece: 'hi', isMarked: true },
    { piece: 'j', isMarked: false },
  ]);
});

it('loses nothing of any text, whatever the spans are', () => {
  const span = fc.tuple(fc.nat(30), fc.nat(30)).map(([start, length]) => ({ start, end: start + length }));
  fc.assert(
    fc.property(fc.string({ maxLength: 20 }), fc.array(span, { maxLength: 6 }), (text, spans) => {
      expect(
        piecesOf(text, spans)
          .map(({ piece }) => piece)
          .join(''),
      ).toBe(text);
    }),
  );
});
