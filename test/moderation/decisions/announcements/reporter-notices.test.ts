import { describe, expect, it } from '@jest/globals';
import type { Flag, FlagReason } from '../../../../src/flags/index.js';
import {
  correctionNotices,
  outcomeNotices,
} from '../../../../src/moderation/decisions/announcements/reporter-notices.js';
import type { NotificationContent } from '../../../../src/notifications/kinds.js';
import { newId } from '../../../../src/platform/database/ids.js';
import { SAMPLE_COMMENT, SAMPLES } from '../../../support/notifications.js';

const announced = { comment: SAMPLE_COMMENT, decisionId: newId(), appealUntil: null };

function flag(reporterId: string, outcome: Flag['outcome'], reason: FlagReason = 'spam'): Flag {
  const ids = { id: newId(), commentId: newId(), articleId: newId(), decisionId: announced.decisionId };
  const at = new Date('2026-03-02T09:00:00Z');
  return {
    ...ids,
    reporterId,
    outcome,
    reason,
    section: 'news',
    revision: 1,
    note: null,
    createdAt: at,
    settledAt: at,
  };
}

describe('what reporters are told', () => {
  it('is one thing each, of several flags the best', () => {
    const [one, other] = [newId(), newId()];
    const best = flag(one, 'upheld', 'hate');
    const flags = [flag(one, 'unsettled'), best, flag(one, 'unsettled'), flag(other, 'unsettled')];
    expect(outcomeNotices(flags, announced)).toMatchObject([
      { accountId: one, kind: 'flag_upheld', data: { flagId: best.id, reason: 'hate' } },
      { accountId: other, kind: 'flag_unsettled' },
    ]);
  });

  it('quotes a comment only where it was kept', () => {
    const [removed, kept] = outcomeNotices([flag(newId(), 'upheld'), flag(newId(), 'dismissed')], announced);
    expect(removed?.data).toMatchObject({ comment: { excerpt: '' } });
    expect(kept).toMatchObject({ kind: 'flag_dismissed', data: { comment: SAMPLE_COMMENT, appealUntil: null } });
  });
});

describe('a correction', () => {
  it('goes to who was told of a flag, and repeats nothing that was written', () => {
    const told = SAMPLES.map((content: NotificationContent) => ({ ...content, accountId: newId() }));
    const corrections = correctionNotices(told, false);
    expect(corrections).toHaveLength(3);
    for (const each of corrections)
      expect(each).toMatchObject({ kind: 'flag_corrected', data: { isShown: false, comment: { excerpt: '' } } });
  });
});
