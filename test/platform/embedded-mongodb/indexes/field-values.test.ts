import { describe, expect, it } from '@jest/globals';
import {
  EMPTY_ARRAY,
  fieldValues,
  type FieldValues,
} from '../../../../src/platform/embedded-mongodb/indexes/field-values.js';

interface Case extends FieldValues {
  readonly name: string;
  readonly document: object;
  readonly paths: readonly string[];
}

const elementOf = (b: number, c: number): object => ({ b, c });

const of = (document: object, ...paths: string[]): ReturnType<typeof fieldValues> =>
  fieldValues(
    document,
    paths.map((path) => path.split('.')),
  );

describe('the values of a document at the paths of an index', () => {
  it.each<Case>([
    { name: 'a plain value', document: { a: 1 }, paths: ['a'], rows: [[1]], arrays: [[]] },
    { name: 'a missing one', document: {}, paths: ['a'], rows: [[undefined]], arrays: [[]] },
    { name: 'one inside', document: { a: { b: 1 } }, paths: ['a.b'], rows: [[1]], arrays: [[]] },
    { name: 'a path through a value', document: { a: 1 }, paths: ['a.b'], rows: [[undefined]], arrays: [[]] },
    { name: 'elements', document: { a: [1, 2] }, paths: ['a'], rows: [[1], [2]], arrays: [[0]] },
    { name: 'an array in an array', document: { a: [[1, 2], 3] }, paths: ['a'], rows: [[[1, 2]], [3]], arrays: [[0]] },
    { name: 'an empty array', document: { a: [] }, paths: ['a'], rows: [[EMPTY_ARRAY]], arrays: [[0]] },
    { name: 'an empty array on the way', document: { a: [] }, paths: ['a.b'], rows: [[undefined]], arrays: [[0]] },
    {
      name: 'fields of elements',
      document: { a: [{ b: 1 }, { c: 2 }, 3] },
      paths: ['a.b'],
      rows: [[1], [undefined], [undefined]],
      arrays: [[0]],
    },
    {
      name: 'arrays in arrays',
      document: { a: [{ b: [1, 2] }, { b: 3 }] },
      paths: ['a.b'],
      rows: [[1], [2], [3]],
      arrays: [[0, 1]],
    },
    {
      name: 'fields of one element together',
      document: { a: [elementOf(1, 2), elementOf(3, 4)] },
      paths: ['a.b', 'a.c'],
      rows: [
        [1, 2],
        [3, 4],
      ],
      arrays: [[0], [0]],
    },
    {
      name: 'a plain field beside',
      document: { t: 9, a: [1, 2] },
      paths: ['t', 'a'],
      rows: [
        [9, 1],
        [9, 2],
      ],
      arrays: [[], [0]],
    },
    { name: 'a place', document: { a: [5, 6] }, paths: ['a.1'], rows: [[6]], arrays: [[]] },
    { name: 'a place with an array', document: { a: [[5, 6]] }, paths: ['a.0'], rows: [[5], [6]], arrays: [[1]] },
    { name: 'no inherited name', document: {}, paths: ['constructor.name'], rows: [[undefined]], arrays: [[]] },
  ])('$name', ({ document, paths, rows, arrays }) => {
    expect(of(document, ...paths)).toEqual({ rows, arrays });
  });

  it('refuses two arrays side by side', () => {
    expect(() => of({ a: [1], b: [2] }, 'a', 'b')).toThrow(
      expect.objectContaining({
        codeName: 'CannotIndexParallelArrays',
        message: 'cannot index parallel arrays [b] [a]',
      }),
    );
  });

  it('refuses a number that may be a place or a field', () => {
    expect(() => of({ a: [{ 0: 1 }] }, 'a.0')).toThrow(expect.objectContaining({ code: 16746 }));
  });
});
