import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { COMMENT_STATUSES, isListed, isVisible } from '../../src/comments/comment.js';
import { MAX_REVISIONS, refuseEdit, statusAfterEdit } from '../../src/comments/edit-rules.js';

const createdAt = new Date('2026-03-01T12:00:00Z');
const facts = (afterMs: number) => ({ now: new Date(createdAt.getTime() + afterMs), editWindowMs: 300_000 });

describe('what its author may edit', () => {
  it.each([
    ['published', 0, null],
    ['published', 300_000, null],
    ['published', 300_001, 'edit_window_over'],
    ['held', 300_000, null],
    ['held', 300_001, 'edit_window_over'],
    ['hidden', 0, 'forbidden'],
    ['removed', 0, 'forbidden'],
    ['withdrawn', 0, 'not_found'],
  ] as const)('%s, after %i ms: %s', (status, afterMs, refusal) => {
    expect(refuseEdit({ status, createdAt, revision: 1 }, facts(afterMs))).toBe(refusal);
  });

  it('ends with so many revisions, however quickly they came', () => {
    const refusalAt = (revision: number) => refuseEdit({ status: 'published', createdAt, revision }, facts(0));
    expect([MAX_REVISIONS - 1, MAX_REVISIONS].map(refusalAt)).toEqual([null, 'edit_window_over']);
  });
});

describe('the status after an edit', () => {
  it.each([
    ['published', 'publish', 'published'],
    ['published', 'hold', 'held'],
    ['held', 'publish', 'held'],
    ['held', 'hold', 'held'],
  ] as const)('%s, screened %s: %s', (status, verdict, after) => {
    expect(statusAfterEdit(status, verdict)).toBe(after);
  });
});

describe('a place in the lists', () => {
  it('is for what is visible, and for what stands above listed replies', () => {
    fc.assert(
      fc.property(fc.constantFrom(...COMMENT_STATUSES), fc.nat(), (status, replies) => {
        expect(isVisible({ status })).toBe(status === 'published');
        expect(isListed({ status, replies })).toBe(status === 'published' || replies > 0);
      }),
    );
  });
});
