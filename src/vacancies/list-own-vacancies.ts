import type { z } from 'zod';
import { findPublishedArticle, type FindArticleDeps } from '../articles/index.js';
import { AppError } from '../platform/errors.js';
import { toPage, type Page } from '../platform/http/pagination.js';
import { keysetOf, readVacancyCursor, type ListVacanciesDeps } from './list-vacancies.js';
import { toTopics, type Vacancy } from './vacancy.js';
import type { listOwnVacanciesQuery } from './vacancy-schemas.js';

/** Supplied by accounts: what a reader said to be interested in; nothing where they said nothing. */
type InterestsOf = (accountId: string) => Promise<readonly string[]>;

export interface ListOwnVacanciesDeps extends ListVacanciesDeps, FindArticleDeps {
  readonly interestsOf: InterestsOf;
}

interface ListOwnInput extends z.output<typeof listOwnVacanciesQuery> {
  readonly accountId: string;
}

/** Each topic is a range of an index of its own; more than these are left out. */
const MOST_TOPICS = 20;

/**
 * One page of the open vacancies that concern a reader, the newest first: by their interests, else by the article that they
 * come from, else all. Throws `invalid_cursor`.
 */
export async function listOwnVacancies(deps: ListOwnVacanciesDeps, input: ListOwnInput): Promise<Page<Vacancy>> {
  const { limit } = input;
  const page = { after: readVacancyCursor(input.cursor), limit: limit + 1 };
  const now = deps.clock.now();
  const topics = await topicsFor(deps, input);
  const wanted = topics.length === 0 ? [undefined] : topics;
  const lists = await Promise.all(wanted.map((topic) => deps.vacancyStore.list({ now, topic }, page)));
  const found = new Map(lists.flat().map((vacancy) => [vacancy.id, vacancy]));
  return toPage([...found.values()].sort(newestFirst).slice(0, limit + 1), limit, keysetOf);
}

function newestFirst(a: Vacancy, b: Vacancy): number {
  return b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1);
}

async function topicsFor(deps: ListOwnVacanciesDeps, { accountId, article }: ListOwnInput): Promise<readonly string[]> {
  const interests = await deps.interestsOf(accountId);
  const names = interests.length > 0 || article === undefined ? interests : await topicsOf(deps, article);
  return toTopics(names).slice(0, MOST_TOPICS);
}

/** None of an article that is not there. */
async function topicsOf(deps: ListOwnVacanciesDeps, slug: string): Promise<readonly string[]> {
  try {
    const { section, tags } = await findPublishedArticle(deps, slug);
    return [section, ...tags];
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return [];
    throw error;
  }
}
