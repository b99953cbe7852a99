import { describe, expect, it } from '@jest/globals';
import { compileProjection } from '../../../../src/platform/embedded-mongodb/query/projection.js';

const DOCUMENT = {
  _id: 1,
  title: 'On clinics',
  tags: ['a', 'b', 'c'],
  byline: { name: 'A', role: 'B' },
  links: [{ label: 'x', url: 'y' }, 5, { label: 'z' }],
};

describe('a projection', () => {
  it.each<[object, object]>([
    [{}, DOCUMENT],
    [{ title: 1 }, { _id: 1, title: 'On clinics' }],
    [{ title: 1, _id: 0 }, { title: 'On clinics' }],
    [{ _id: 1 }, { _id: 1 }],
    [{ 'byline.name': 1 }, { _id: 1, byline: { name: 'A' } }],
    [{ byline: { name: 1 } }, { _id: 1, byline: { name: 'A' } }],
    [{ 'links.label': 1, _id: 0 }, { links: [{ label: 'x' }, { label: 'z' }] }],
    [{ 'title.x': 1 }, { _id: 1 }],
    [
      { tags: 0, links: 0, 'byline.role': 0 },
      { _id: 1, title: 'On clinics', byline: { name: 'A' } },
    ],
    [
      { tags: { $slice: 1 }, title: 1 },
      { _id: 1, title: 'On clinics', tags: ['a'] },
    ],
    [
      { tags: { $slice: -1 }, title: 1 },
      { _id: 1, title: 'On clinics', tags: ['c'] },
    ],
    [
      { tags: { $slice: [1, 1] }, title: 1 },
      { _id: 1, title: 'On clinics', tags: ['b'] },
    ],
    [{ links: { $elemMatch: { label: 'z' } } }, { _id: 1, links: [{ label: 'z' }] }],
    [{ first: { $arrayElemAt: ['$tags', 0] } }, { _id: 1, first: 'a' }],
    [{ _id: 0, 'byline.both': { $concat: ['$byline.name', '$byline.role'] } }, { byline: { both: 'AB' } }],
    [{ none: '$nothing' }, { _id: 1 }],
  ])('%j of a find gives its fields', (spec, expected) => {
    expect(compileProjection(spec, { inFind: true })(DOCUMENT)).toEqual(expected);
  });

  it('keeps the order of the document, and puts what is computed at its end', () => {
    const form = compileProjection({ made: { $literal: 1 }, tags: 1, title: 1 }, { inFind: true });
    expect(Object.keys(form(DOCUMENT))).toEqual(['_id', 'title', 'tags', 'made']);
  });

  it('picks the element that the filter came upon', () => {
    const form = compileProjection({ 'tags.$': 1 }, { inFind: true });
    expect(form(DOCUMENT, { position: 1 })).toEqual({ _id: 1, tags: ['b'] });
    expect(() => form(DOCUMENT)).toThrow(expect.objectContaining({ code: 51246 }));
  });

  it.each<[object, number]>([
    [{ a: 1, b: 0 }, 31254],
    [{ a: 0, b: 1 }, 31253],
    [{ a: 1, 'a.b': 1 }, 31249],
    [{ 'a.b': 1, a: 1 }, 31250],
    [{ a: { $nothing: 1 } }, 31325],
    [{ 'a.': 1 }, 40353],
    [{ a: {} }, 51270],
  ])('%j is refused with %i', (spec, code) => {
    expect(() => compileProjection(spec, { inFind: true })).toThrow(expect.objectContaining({ code }));
  });
});
