import { describe, expect, it } from '@jest/globals';
import { Double, Int32, Long } from 'bson';
import { compileExpression } from '../../../../src/platform/embedded-mongodb/query/expressions.js';

const DOCUMENT = {
  n: new Int32(5),
  long: new Long(7),
  half: new Double(0.5),
  list: [new Int32(1), new Int32(2), null],
  items: [{ k: new Int32(1) }, {}, { k: new Int32(3) }],
  text: 'Clinic',
  at: new Date('2026-03-04T05:06:07.008Z'),
  empty: '',
};

describe('an expression', () => {
  it.each<[unknown, unknown]>([
    ['$n', new Int32(5)],
    ['$items.k', [new Int32(1), new Int32(3)]],
    ['$n.x', undefined],
    ['plain', 'plain'],
    ['$$ROOT.text', 'Clinic'],
    [{ $literal: '$n' }, '$n'],
    [{ a: '$n', b: '$nothing' }, { a: new Int32(5) }],
    [
      ['$n', '$nothing'],
      [new Int32(5), null],
    ],
    [{ $add: ['$n', 1] }, new Int32(6)],
    [{ $add: ['$n', '$long'] }, new Long(12)],
    [{ $add: ['$n', '$half'] }, new Double(5.5)],
    [{ $add: ['$n', 2 ** 31 - 1] }, Long.fromNumber(2 ** 31 + 4)],
    [{ $add: ['$n', null] }, null],
    [{ $add: ['$at', 1000] }, new Date('2026-03-04T05:06:08.008Z')],
    [{ $subtract: ['$at', '$at'] }, new Long(0)],
    [{ $divide: ['$n', 2] }, new Double(2.5)],
    [{ $mod: [-7, 3] }, new Int32(-1)],
    [{ $round: [new Double(2.5)] }, new Double(2)],
    [{ $eq: [['$n'], [new Double(5)]] }, true],
    [{ $eq: ['$nothing', null] }, false],
    [{ $gt: ['$text', '$n'] }, true],
    [{ $in: [2, '$list'] }, true],
    [{ $and: ['$n', '$empty'] }, true],
    [{ $not: ['$nothing'] }, true],
    [{ $cond: [{ $lt: ['$n', 3] }, 'few', 'many'] }, 'many'],
    [{ $cond: { if: '$nothing', then: { $divide: [1, 0] }, else: 1 } }, 1],
    [{ $ifNull: ['$nothing', null, '$n'] }, new Int32(5)],
    [{ $switch: { branches: [{ case: { $eq: ['$n', 5] }, then: 'five' }], default: 0 } }, 'five'],
    [{ $let: { vars: { x: '$n' }, in: { $multiply: ['$$x', '$$x'] } } }, new Int32(25)],
    [{ $map: { input: '$items', as: 'it', in: '$$it.k' } }, [new Int32(1), null, new Int32(3)]],
    [{ $filter: { input: '$list', cond: { $gt: ['$$this', 1] } } }, [new Int32(2)]],
    [{ $reduce: { input: [1, 2, 3], initialValue: 0, in: { $add: ['$$value', '$$this'] } } }, new Int32(6)],
    [{ $arrayElemAt: ['$list', -2] }, new Int32(2)],
    [{ $size: '$items' }, new Int32(3)],
    [{ $sum: '$list' }, new Int32(3)],
    [{ $max: ['$n', '$long', 2] }, new Long(7)],
    [{ $type: '$long' }, 'long'],
    [{ $type: '$nothing' }, 'missing'],
    [{ $toInt: '12' }, new Int32(12)],
    [{ $toString: '$half' }, '0.5'],
    [{ $convert: { input: 'x', to: 'int', onError: 'no' } }, 'no'],
    [{ $toUpper: '$text' }, 'CLINIC'],
    [{ $concat: ['$text', '!'] }, 'Clinic!'],
    [{ $dateToString: { date: '$at', format: '%Y-%m-%d' } }, '2026-03-04'],
    [{ $hour: '$at' }, 5],
    [{ $setUnion: [['a'], ['b', 'a']] }, ['a', 'b']],
  ])('%j is computed', (expression, expected) => {
    expect(compileExpression(expression)(DOCUMENT)).toEqual(expected);
  });

  it.each<[unknown, number]>([
    [{ $frobnicate: 1 }, 168],
    [{ $function: { body: '', args: [], lang: 'js' } }, 168],
    [{ $add: [1], $subtract: [1] }, 15983],
    ['$$nobody', 17276],
    [{ $map: { input: '$list', as: 'x', in: '$$y' } }, 17276],
    [{ $dateToString: { date: '$at', foramt: '%Y' } }, 9],
    [{ $eq: [1] }, 16020],
    [{ 'a.b': 1 }, 16412],
  ])('%j is refused with %i before it is used', (expression, code) => {
    expect(() => compileExpression(expression)).toThrow(expect.objectContaining({ code }));
  });

  it.each<[unknown, number]>([
    [{ $add: ['$text', 1] }, 14],
    [{ $divide: ['$n', 0] }, 2],
    [{ $size: '$n' }, 17124],
    [{ $toInt: '$text' }, 241],
  ])('%j fails with %i for this document', (expression, code) => {
    expect(() => compileExpression(expression)(DOCUMENT)).toThrow(expect.objectContaining({ code }));
  });
});
