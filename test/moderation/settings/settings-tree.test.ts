import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { moderationSettings } from '../../../src/moderation/settings/moderation-settings.js';
import { NO_OVERRIDES, patchOverrides, settingsIn } from '../../../src/moderation/settings/overrides.js';
import {
  groupOf,
  type Overrides,
  patchSchemaOf,
  type SettingsPatch,
  type SettingsTree,
} from '../../../src/moderation/settings/settings-tree.js';

const schema = z.strictObject({
  links: z.strictObject({
    most: z.int().min(0).max(20).default(3),
    denied: z.array(z.string()).max(5).default([]),
    renamed: z.record(z.string(), z.string()).default({}),
  }),
  hours: z
    .strictObject({ from: z.int().min(0).max(23).default(8), to: z.int().min(0).max(23).default(18) })
    .refine(({ from, to }) => from < to, { path: ['to'], error: 'Must be later.' }),
  mode: z.enum(['off', 'careful', 'firm']).default('careful'),
});

const SECTIONS = ['health', 'local-government', 'constructor'];

const orNull = <T>(values: fc.Arbitrary<T>) => fc.option(values, { freq: 4 });
const part = (fields: Readonly<Record<string, fc.Arbitrary<unknown>>>) =>
  orNull(fc.record({ ...fields }, { requiredKeys: [] }));
const trees = part({
  links: part({
    most: orNull(fc.integer({ min: 0, max: 20 })),
    denied: orNull(fc.array(fc.string({ maxLength: 3 }), { maxLength: 5 })),
    renamed: orNull(fc.dictionary(fc.constantFrom('a', '$ne', 'a.b', 'most'), fc.string({ maxLength: 3 }))),
  }),
  hours: part({ from: orNull(fc.integer({ min: 0, max: 23 })), to: orNull(fc.integer({ min: 0, max: 23 })) }),
  mode: orNull(fc.constantFrom('off', 'careful', 'firm')),
}) as fc.Arbitrary<SettingsTree | null>;
const patches = fc.record(
  { site: trees, sections: orNull(fc.dictionary(fc.constantFrom(...SECTIONS), trees)) },
  { requiredKeys: [] },
) as fc.Arbitrary<SettingsPatch>;

const apply = (before: Overrides, patch: SettingsPatch) => patchOverrides(schema, before, patch);
const everywhere = (overrides: Overrides) =>
  [null, ...SECTIONS, 'elsewhere'].map((section) => settingsIn(schema, overrides, section));

/** Those of the changes that are valid, one after the other. */
function afterAll(changes: readonly SettingsPatch[]): Overrides {
  return changes.reduce<Overrides>((before, change) => {
    const { overrides, problems } = apply(before, change);
    return problems.length === 0 ? overrides : before;
  }, NO_OVERRIDES);
}

function valueAt(tree: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, name) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, name)
        ? (inner as SettingsTree)[name]
        : undefined,
    tree,
  );
}

/** Puts everything at these paths back to what it was, or to its default. */
function inverse(before: Overrides, paths: readonly string[]): SettingsPatch {
  const patch: Record<string, unknown> = {};
  for (const path of paths.map((dotted) => dotted.split('.'))) {
    let place = patch;
    for (const name of path.slice(0, -1)) {
      if (!Object.hasOwn(place, name)) place[name] = {};
      place = place[name] as Record<string, unknown>;
    }
    place[path.at(-1) ?? ''] = valueAt(before, path) ?? null;
  }
  return patch;
}

describe('a change of settings', () => {
  it.each<{ does: string; patch: SettingsPatch; expected?: Partial<Overrides>; paths?: string[] }>([
    {
      does: 'sets a value of the site',
      patch: { site: { mode: 'off' } },
      expected: { site: { mode: 'off' } },
      paths: ['site.mode'],
    },
    {
      does: 'sets one deep down',
      patch: { site: { links: { most: 1 } } },
      expected: { site: { links: { most: 1 } } },
      paths: ['site.links.most'],
    },
    {
      does: 'sets one of a section',
      patch: { sections: { health: { mode: 'firm' } } },
      expected: { sections: { health: { mode: 'firm' } } },
      paths: ['sections.health.mode'],
    },
    {
      does: 'takes a section by whatever name',
      patch: { sections: { constructor: { mode: 'firm' } } },
      expected: { sections: { constructor: { mode: 'firm' } } },
      paths: ['sections.constructor.mode'],
    },
    { does: 'says nothing of what it leaves out', patch: {} },
    { does: 'has nothing to put back', patch: { site: { links: null }, sections: { health: null } } },
  ])('$does', ({ patch, expected = {}, paths = [] }) => {
    const outcome = apply(NO_OVERRIDES, patch);
    expect(outcome).toEqual({ overrides: { ...NO_OVERRIDES, ...expected }, paths, problems: [] });
  });

  it('replaces lists and dictionaries whole', () => {
    const before = { site: { links: { denied: ['a', 'b'], renamed: { a: 'x', b: 'y' } } }, sections: {} };
    const { overrides } = apply(before, { site: { links: { denied: ['c'], renamed: { c: 'z' } } } });
    expect(overrides.site).toEqual({ links: { denied: ['c'], renamed: { c: 'z' } } });
  });

  it('puts a value, a group, a section or everything back to its default by null', () => {
    const site = { mode: 'off', links: { most: 1, denied: ['a'] } };
    const before = { site, sections: { health: { mode: 'firm' }, sport: { mode: 'off' } } };
    expect(apply(before, { site: { links: { most: null } } }).overrides.site).toEqual({
      mode: 'off',
      links: { denied: ['a'] },
    });
    expect(apply(before, { site: { links: null } }).overrides.site).toEqual({ mode: 'off' });
    expect(apply(before, { sections: { health: null } }).overrides.sections).toEqual({ sport: { mode: 'off' } });
    expect(apply(before, { site: null, sections: null }).overrides).toEqual(NO_OVERRIDES);
  });

  it('is wrong where values do not go together, on the site or in a section', () => {
    expect(apply(NO_OVERRIDES, { site: { hours: { from: 20 } } }).problems).toEqual([
      { path: 'site.hours.to', message: 'Must be later.' },
    ]);
    const before = { site: {}, sections: { health: { hours: { from: 17 } } } };
    expect(apply(before, { site: { hours: { to: 16 } } }).problems).toEqual([
      { path: 'sections.health.hours.to', message: 'Must be later.' },
    ]);
  });

  it('is wrong with too many sections, or when all settings together get too large', () => {
    const names = Array.from({ length: 101 }, (_, nth) => `section-${nth}`);
    const sections = Object.fromEntries(names.map((name) => [name, { mode: 'off' }]));
    expect(apply(NO_OVERRIDES, { sections }).problems).toMatchObject([{ path: 'sections' }]);
    const denied = Array.from({ length: 5 }, () => 'é'.repeat(100_001));
    expect(apply(NO_OVERRIDES, { site: { links: { denied } } }).problems).toMatchObject([{ path: '' }]);
  });

  it('is undone by its inverse', () => {
    fc.assert(
      fc.property(fc.array(patches, { maxLength: 4 }), patches, (earlier, patch) => {
        const before = afterAll(earlier);
        const { overrides: after, paths, problems } = apply(before, patch);
        fc.pre(problems.length === 0);
        const undone = apply(after, inverse(before, paths));
        expect(undone).toEqual({ overrides: before, paths, problems: [] });
        expect(everywhere(undone.overrides)).toEqual(everywhere(before));
      }),
    );
  });

  it('names a path exactly where something differs', () => {
    fc.assert(
      fc.property(fc.array(patches, { maxLength: 4 }), patches, (earlier, patch) => {
        const before = afterAll(earlier);
        const { overrides: after, paths } = apply(before, patch);
        for (const path of paths) {
          const place = path.split('.');
          expect(valueAt(after, place)).not.toEqual(valueAt(before, place));
        }
        if (paths.length === 0) expect(after).toEqual(before);
      }),
    );
  });

  it('can be made twice with the effect of once', () => {
    fc.assert(
      fc.property(patches, (patch) => {
        const { overrides: once } = apply(NO_OVERRIDES, patch);
        expect(apply(once, patch)).toMatchObject({ overrides: once, paths: [] });
      }),
    );
  });
});

describe('the schema of a change', () => {
  const change = patchSchemaOf(schema);

  it.each<[string, unknown, string]>([
    ['an unknown name', { colour: 1 }, ''],
    ['an unknown name deep down', { links: { colour: 1 } }, 'links'],
    ['a changed prototype', JSON.parse('{"links": {"__proto__": {"most": 1}}}'), 'links'],
    ['another type', { links: { most: '3' } }, 'links.most'],
    ['a value for a group', { links: 3 }, 'links'],
    ['a list for a group', { links: [] }, 'links'],
    ['a value out of range', { links: { most: 21 } }, 'links.most'],
    ['a list that is too long', { links: { denied: ['', '', '', '', '', ''] } }, 'links.denied'],
    ['null in a list', { links: { denied: [null] } }, 'links.denied.0'],
  ])('refuses %s', (_, value, path) => {
    const { error } = change.safeParse(value);
    expect(error?.issues.map((issue) => issue.path.join('.'))).toEqual([path]);
  });

  it('adds nothing to what is said', () => {
    fc.assert(fc.property(trees, (tree) => expect(change.nullable().parse(tree)).toEqual(tree)));
  });
});

describe('the moderation settings', () => {
  function valuesIn(at: z.ZodType, path = ''): [string, z.ZodType][] {
    const group = groupOf(at);
    return group === null
      ? [[path, at]]
      : Object.entries(group).flatMap(([name, inner]) => valuesIn(inner, `${path}.${name}`));
  }

  it('have a default for each value, and none that is null or can be', () => {
    for (const [path, value] of valuesIn(moderationSettings)) {
      expect([path, value.safeParse(undefined).success]).toEqual([path, true]);
      expect([path, value.safeParse(null).success]).toEqual([path, false]);
    }
  });

  it('can be changed without saying anything of what a change leaves out', () => {
    const change = patchSchemaOf(moderationSettings);
    const empty = (at: z.ZodType): unknown => {
      const groups = Object.entries(groupOf(at) ?? {}).filter(([, inner]) => groupOf(inner) !== null);
      return Object.fromEntries(groups.map(([name, inner]) => [name, empty(inner)]));
    };
    expect(change.parse(empty(moderationSettings))).toEqual(empty(moderationSettings));
  });

  it('name no setting with a dot, which parts a path', () => {
    for (const [path] of valuesIn(moderationSettings)) expect(path).toMatch(/^(\.[a-zA-Z0-9]+)+$/);
  });
});
