import { COORDINATED_FLAGS, holderOf } from './case.js';
import type { DescribedCase } from './describe-cases.js';

/** A case as a list shows it; a claim that has ended is none. */
export function presentCase({ subject, comment, headline, signalCodes }: DescribedCase, now: Date) {
  const { id, commentId, articleSlug, section, queue, state, version, revision } = subject;
  const { priority, probability, severity, flagCount, openedAt, dueAt, coordinated } = subject;
  const claim = holderOf(subject, now) === null ? null : subject.claim;
  return {
    ...{ id, commentId, articleSlug, section, queue, state, version, revision },
    ...{ priority, probability, severity, flagCount, openedAt, dueAt, claim },
    headline,
    comment,
    signalCodes: coordinated === null ? signalCodes : [COORDINATED_FLAGS, ...signalCodes],
    coordinatedFlags: coordinated,
  };
}
