import { describe, expect, it } from '@jest/globals';
import { isWithin, lanesOf, lanesToClaim } from '../../../src/moderation/cases/case-view.js';
import type { Role } from '../../../src/platform/http/permissions.js';

const viewer = (role: Role, sections: readonly string[] | null = null) => ({ id: 'editor', role, sections });
const queuesOf = (lanes: ReturnType<typeof lanesOf>) => [...new Set(lanes.map(({ queue }) => queue))];

describe('lanesOf', () => {
  it('takes whole queues for who works on all sections', () => {
    expect(lanesOf(viewer('editor'), { queue: 'held' })).toEqual([{ queue: 'held', section: null }]);
    expect(queuesOf(lanesOf(viewer('editor'), {}))).toEqual(['held', 'reported', 'escalated', 'appealed']);
  });

  it('takes one section of each queue where one is asked for', () => {
    expect(lanesOf(viewer('editor'), { queue: 'held', section: 'health' })).toEqual([
      { queue: 'held', section: 'health' },
    ]);
  });

  it('keeps a moderator within their sections', () => {
    const moderator = viewer('moderator', ['health', 'roads']);
    expect(lanesOf(moderator, { queue: 'held' }).map(({ section }) => section)).toEqual(['health', 'roads']);
    expect(lanesOf(moderator, { section: 'roads' }).every(({ section }) => section === 'roads')).toBe(true);
    expect(lanesOf(moderator, { section: 'schools' })).toEqual([]);
    expect(lanesOf(viewer('moderator', []), {})).toEqual([]);
  });
});

describe('lanesToClaim', () => {
  it('leaves escalated cases to editors unless a moderator names them', () => {
    expect(queuesOf(lanesToClaim(viewer('moderator'), {}))).toEqual(['held', 'reported']);
    expect(queuesOf(lanesToClaim(viewer('moderator'), { queue: 'escalated' }))).toEqual(['escalated']);
    expect(queuesOf(lanesToClaim(viewer('editor'), {}))).toContain('escalated');
  });

  it('leaves appeals to editors in any case', () => {
    expect(lanesToClaim(viewer('moderator'), { queue: 'appealed' })).toEqual([]);
    for (const role of ['editor', 'admin'] as const)
      expect(queuesOf(lanesToClaim(viewer(role), {}))).toContain('appealed');
  });
});

describe('isWithin', () => {
  it.each<[readonly string[] | null, boolean]>([
    [null, true],
    [['health'], true],
    [['roads'], false],
    [[], false],
  ])('sections %j include health: %s', (sections, expected) => {
    expect(isWithin(viewer('moderator', sections), { section: 'health' })).toBe(expected);
  });
});
