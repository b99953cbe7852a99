import { describe, expect, it } from '@jest/globals';
import type { SanctionKind } from '../../../src/moderation/sanctions/sanction.js';
import { lengthProblem, refusalFor } from '../../../src/moderation/sanctions/sanction-rules.js';
import { type Role, ROLES } from '../../../src/platform/http/permissions.js';

const may = (role: Role, target: Role, kind: SanctionKind) =>
  refusalFor({ id: 'one', role, sections: null }, { id: 'other', role: target }, kind) === null;

describe('who may sanction whom', () => {
  it.each<[Role, SanctionKind, Role[]]>([
    ['moderator', 'warning', ['reader']],
    ['moderator', 'commenting_suspension', ['reader']],
    ['moderator', 'ban', []],
    ['editor', 'warning', ['reader']],
    ['editor', 'ban', ['reader']],
    ['admin', 'premoderation', [...ROLES]],
    ['admin', 'ban', [...ROLES]],
  ])('%s: %s', (role, kind, targets) => {
    expect(ROLES.filter((target) => may(role, target, kind))).toEqual(targets);
  });

  it('is nobody for themselves', () => {
    for (const role of ROLES) {
      const own = { id: 'one', role, sections: null };
      expect(refusalFor(own, own, 'warning')).toMatch(/own/);
    }
  });
});

describe('the length of a sanction', () => {
  it.each<[SanctionKind, number | null, boolean]>([
    ['warning', null, true],
    ['warning', 3, false],
    ['premoderation', null, true],
    ['premoderation', 3, true],
    ['commenting_suspension', null, false],
    ['commenting_suspension', 3, true],
    ['flagging_suspension', null, false],
    ['flagging_suspension', 3, true],
    ['ban', null, true],
    ['ban', 3, false],
  ])('of a %s of %p days fits: %p', (kind, days, fits) => {
    expect(lengthProblem(kind, days)).toEqual(fits ? null : { path: 'days', message: expect.any(String) });
  });
});
