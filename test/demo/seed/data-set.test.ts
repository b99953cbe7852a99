import { describe, expect, it } from '@jest/globals';
import { isListed, type Comment } from '../../../src/comments/index.js';
import { makeDataSet } from '../../../src/demo/seed/data-set.js';
import type { SeedOptions } from '../../../src/demo/seed/seed-options.js';
import type { Thread } from '../../../src/demo/seed/thread.js';
import { scalesOf } from '../../support/scales.js';

const until = new Date('2026-03-01T00:00:00Z');
const options: SeedOptions = {
  comments: 1200,
  seed: 7,
  until,
  passwordHash: 'a hash',
  flaggedShare: 0.06,
  scales: scalesOf(),
};
const dataSet = makeDataSet(options);
const threads = [...dataSet.threads()];
const comments = threads.flatMap((thread) => thread.comments);
const byId = new Map(comments.map((comment) => [comment.id, comment]));

const flagsOn = (thread: Thread, { id }: Comment) => thread.flags.filter((flag) => flag.commentId === id);
const caseOf = (thread: Thread, { id }: Comment) => thread.cases.find((subject) => subject.commentId === id);
const pendingOf = (thread: Thread, comment: Comment) =>
  flagsOn(thread, comment).filter(({ outcome }) => outcome === 'pending');

describe('a seeded data set', () => {
  it('is the same for the same options, and another for another seed', () => {
    const again = makeDataSet(options);
    expect([again.accounts, again.articles, [...again.threads()]]).toEqual([
      dataSet.accounts,
      dataSet.articles,
      threads,
    ]);
    const other = makeDataSet({ ...options, seed: 8 });
    const ids = new Set([...other.threads()].flatMap((thread) => thread.comments.map(({ id }) => id)));
    expect(comments.some(({ id }) => ids.has(id))).toBe(false);
  });

  it('has as many comments as were asked for, each with an id of its own', () => {
    expect(comments).toHaveLength(options.comments);
    expect(byId.size).toBe(options.comments);
    expect(new Set(dataSet.articles.map(({ slug }) => slug)).size).toBe(dataSet.articles.length);
    expect(new Set(dataSet.accounts.map(({ email }) => email)).size).toBe(dataSet.accounts.length);
  });

  it('stays within the time it was given, and its ids rise with time', () => {
    const times = threads.flatMap((thread) => [
      ...thread.comments.flatMap(({ createdAt, editedAt }) => [createdAt, editedAt ?? createdAt]),
      ...thread.flags.flatMap(({ createdAt, settledAt }) => [createdAt, settledAt ?? createdAt]),
      ...thread.decisions.map(({ decidedAt }) => decidedAt),
      ...thread.auditEntries.map(({ at }) => at),
    ]);
    expect(times.filter((time) => time > until)).toEqual([]);
    for (const thread of threads) {
      const ids = thread.comments.map(({ id }) => id);
      expect([...ids].sort()).toEqual(ids);
    }
  });

  it('counts listed replies, recommendations and published comments as the service would', () => {
    for (const thread of threads) {
      for (const comment of thread.comments) {
        const replies = thread.comments.filter(({ parentId, listed }) => parentId === comment.id && listed);
        const recommended = thread.recommendations.filter(({ commentId }) => commentId === comment.id);
        expect(comment.replies).toBe(replies.length);
        expect(comment.listed).toBe(isListed(comment));
        expect(comment.recommendations).toBe(new Set(recommended.map(({ accountId }) => accountId)).size);
        expect(comment.recommendations).toBe(recommended.length);
      }
      expect(thread.published).toBe(thread.comments.filter(({ status }) => status === 'published').length);
    }
  });

  it('answers comments of the same article that were visible', () => {
    const replies = comments.filter(({ parentId }) => parentId !== null);
    expect(replies.length).toBeGreaterThan(options.comments / 5);
    for (const reply of replies) {
      const parent = byId.get(reply.parentId ?? '');
      expect(parent?.articleId).toBe(reply.articleId);
      expect(parent?.depth).toBe(reply.depth - 1);
      expect(parent?.status).not.toBe('held');
      expect(parent?.createdAt.getTime()).toBeLessThan(reply.createdAt.getTime());
    }
  });

  it('keeps every revision, the last of which is the comment', () => {
    for (const thread of threads) {
      for (const comment of thread.comments) {
        const revisions = thread.revisions.filter(({ commentId }) => commentId === comment.id);
        expect(revisions.map(({ revision }) => revision)).toEqual([1, 2].slice(0, comment.revision));
        expect(revisions.at(-1)?.bodyHtml).toBe(comment.bodyHtml);
      }
    }
  });

  it('has a case for each comment that was flagged or held, which knows its flags', () => {
    for (const thread of threads) {
      for (const comment of thread.comments) {
        const flags = flagsOn(thread, comment);
        const subject = caseOf(thread, comment);
        expect(subject?.flagCount ?? 0).toBe(flags.length);
        expect(subject?.evidence.reporters ?? 0).toBe(pendingOf(thread, comment).length);
        expect(new Set(flags.map(({ reporterId }) => reporterId)).size).toBe(flags.length);
        expect(flags.map(({ reporterId }) => reporterId)).not.toContain(comment.authorId);
        if (comment.status === 'held') expect(subject).toMatchObject({ state: 'open', evidence: { held: true } });
        if (comment.status === 'removed') expect(subject?.state).toBe('decided');
      }
    }
  });

  it('has decisions that settled the flags before them, each with its audit entry', () => {
    const outcomes = new Set(threads.flatMap((thread) => thread.flags.map(({ outcome }) => outcome)));
    expect(outcomes).toEqual(new Set(['pending', 'upheld', 'dismissed', 'unsettled']));
    for (const { decisions, auditEntries, flags } of threads) {
      for (const decision of decisions) {
        const upheld = flags.filter(
          ({ commentId, outcome, settledAt }) =>
            commentId === decision.commentId && outcome === 'upheld' && settledAt === decision.decidedAt,
        );
        expect(upheld).toHaveLength(decision.flagsUpheld);
        const entries = auditEntries.filter(({ details }) => details.decisionId === decision.id);
        expect(entries).toMatchObject([{ at: decision.decidedAt, actor: { type: 'account', id: decision.decidedBy } }]);
      }
    }
  });

  it('has cases in every queue and state that the service can bring them into', () => {
    const places = new Set(threads.flatMap((thread) => thread.cases.map(({ state, queue }) => `${state} ${queue}`)));
    expect([...places].sort()).toEqual([
      'decided held',
      'decided reported',
      'open escalated',
      'open held',
      'open reported',
    ]);
    expect(new Set(comments.map(({ status }) => status))).toEqual(
      new Set(['published', 'held', 'removed', 'withdrawn']),
    );
  });
});
