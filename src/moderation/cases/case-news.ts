import { holderOf, type ModerationCase } from './case.js';

/** What can be told of cases. */
export const CASE_NEWS = [
  'case.opened',
  'case.changed',
  'case.claimed',
  'case.released',
  'case.decided',
  'cases.reweighed',
  'cases.left',
] as const;
type CaseNewsName = (typeof CASE_NEWS)[number];

/** One piece of news for everyone who works on a section. */
export interface CaseNews {
  readonly name: CaseNewsName;
  readonly section: string;
  readonly data: object;
  /** The case it is about, and the number of this change of it; null where it is about several. */
  readonly subject: { readonly id: string; readonly change: number } | null;
}

/** A case as a write has left it, and how many writes it has had. */
export interface WrittenCase {
  readonly subject: ModerationCase;
  readonly change: number;
}

type SingleCase = Exclude<CaseNewsName, 'cases.reweighed' | 'cases.left'>;

/** News of one case: how it is now, without what the comment says. */
export function newsOf(name: SingleCase, { subject, change }: WrittenCase, now: Date): CaseNews {
  const { id, commentId, articleSlug, section, queue, state, version, revision } = subject;
  const { priority, probability, severity, flagCount, openedAt, dueAt } = subject;
  const claim = holderOf(subject, now) === null ? null : subject.claim;
  const data = {
    ...{ caseId: id, change, commentId, articleSlug, section, queue, state, version, revision },
    ...{ priority, probability, severity, flagCount, openedAt, dueAt, claim },
  };
  return { name, section, data, subject: { id, change } };
}

/** What a change of a case's state is called. */
export function nameOfChange(before: ModerationCase, after: ModerationCase): SingleCase {
  if (before.state === after.state) return 'case.changed';
  return after.state === 'open' ? 'case.opened' : 'case.decided';
}

/** That cases have another place in the order of their queues; one for each section. */
export function newsOfWeights(written: readonly WrittenCase[]): readonly CaseNews[] {
  return [...groupBySection(written)].map(([section, group]) => ({
    name: 'cases.reweighed',
    section,
    data: {
      section,
      items: group.map(({ subject: { id, version, priority, probability, severity }, change }) => ({
        ...{ caseId: id, change, version, priority, probability, severity },
      })),
    },
    subject: null,
  }));
}

/** That every case of an article has left a section, for those who don't see where to. */
export function newsOfLeaving(section: string, articleSlug: string): CaseNews {
  return { name: 'cases.left', section, data: { section, articleSlug }, subject: null };
}

function groupBySection(written: readonly WrittenCase[]): ReadonlyMap<string, readonly WrittenCase[]> {
  const groups = new Map<string, WrittenCase[]>();
  for (const each of written) groups.set(each.subject.section, [...(groups.get(each.subject.section) ?? []), each]);
  return groups;
}
