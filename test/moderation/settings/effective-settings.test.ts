import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { effectiveSettings, settingsProblems } from '../../../src/moderation/settings/effective-settings.js';
import type { SettingsTree } from '../../../src/moderation/settings/settings-tree.js';

const hours = z
  .strictObject({ from: z.int().min(0).default(8), to: z.int().max(23).default(18) })
  .refine(({ from, to }) => from < to, { path: ['to'], error: 'Must be later.' });
const schema = z.strictObject({ hours, words: z.array(z.string()).default([]), most: z.int().max(20).default(3) });
const DEFAULTS = { hours: { from: 8, to: 18 }, words: [], most: 3 };

describe('effectiveSettings', () => {
  it.each<[string, SettingsTree[], object]>([
    ['nothing', [], {}],
    ['a value', [{ most: 5 }], { most: 5 }],
    ['part of a group', [{ hours: { from: 9 } }], { hours: { from: 9, to: 18 } }],
    ['a later layer', [{ most: 5, words: ['a'] }, { most: 6 }], { most: 6, words: ['a'] }],
    ['part of a group in each layer', [{ hours: { from: 9 } }, { hours: { to: 17 } }], { hours: { from: 9, to: 17 } }],
    ['a list in each layer', [{ words: ['a', 'b'] }, { words: ['c'] }], { words: ['c'] }],
  ])('follows from the defaults and %s', (_, layers, expected) => {
    expect(effectiveSettings(schema, layers)).toEqual({ ...DEFAULTS, ...expected });
  });

  it.each<[string, SettingsTree, object]>([
    ['a setting that there is no more', { gone: 1, most: 5 }, { most: 5 }],
    ['a value out of the present range', { most: 21, words: ['a'] }, { words: ['a'] }],
    ['a list with something of another type', { words: ['a', 3], most: 5 }, { most: 5 }],
    ['a value where a group is now', { hours: 3, most: 5 }, { most: 5 }],
    ['values that no longer go together', { hours: { from: 20 }, most: 5 }, { most: 5 }],
    [
      'values that no longer go together, and name the culprit',
      { hours: { from: 9, to: 7 }, most: 5 },
      { hours: { from: 9, to: 18 }, most: 5 },
    ],
  ])('does without %s', (_, stored, expected) => {
    expect(effectiveSettings(schema, [stored])).toEqual({ ...DEFAULTS, ...expected });
  });

  it('makes whole settings from whatever is stored', () => {
    const anything = fc.dictionary(fc.constantFrom('hours', 'words', 'most', 'from', 'to', 'x'), fc.anything());
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 3 }), (layers) => {
        expect(schema.safeParse(effectiveSettings(schema, layers)).success).toBe(true);
      }),
    );
  });

  it('throws where the defaults themselves are wrong', () => {
    expect(() => effectiveSettings(z.strictObject({ most: z.int() }), [])).toThrow(z.ZodError);
  });
});

describe('settingsProblems', () => {
  it('says what is wrong by its path, and nothing of settings that are right', () => {
    expect(settingsProblems(schema, [{ hours: { from: 20 } }])).toEqual([
      { path: 'hours.to', message: 'Must be later.' },
    ]);
    expect(settingsProblems(schema, [{ hours: { from: 9 } }, { most: 4 }])).toEqual([]);
  });
});
