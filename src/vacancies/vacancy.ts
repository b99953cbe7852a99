/** A job that an employer offers, as the publication announces it. */
export interface Vacancy {
  readonly id: string;
  readonly title: string;
  readonly employer: string;
  readonly place: string;
  /** In the employer's words; empty where they say nothing of it. */
  readonly salary: string;
  /** Until when one may apply; readers see it no longer then. */
  readonly closesAt: Date;
  /** Where to apply; http, https or relative to the site. */
  readonly url: string;
  /** In lower case: sections, tags and interests that it belongs to. */
  readonly topics: readonly string[];
  readonly createdAt: Date;
}

/** A closed one is forgotten after so many days. */
export const KEPT_DAYS = 90;

/** Sections, tags and interests as topics are spelt. */
export function toTopics(names: readonly string[]): readonly string[] {
  return [...new Set(names.map((name) => name.trim().toLowerCase()))];
}
