import type { z } from 'zod';
import type { Clock } from '../platform/clock.js';
import { decodeCursor, toPage, type Page } from '../platform/http/pagination.js';
import type { Vacancy } from './vacancy.js';
import { vacancyCursor, type listVacanciesQuery } from './vacancy-schemas.js';
import type { VacancyStore } from './vacancy-store.js';

export interface ListVacanciesDeps {
  readonly vacancyStore: Pick<VacancyStore, 'list'>;
  readonly clock: Clock;
}

/** One page of open vacancies, the newest first. Throws `invalid_cursor`. */
export async function listVacancies(
  { vacancyStore, clock }: ListVacanciesDeps,
  { topic, limit, cursor }: z.output<typeof listVacanciesQuery>,
): Promise<Page<Vacancy>> {
  const found = await vacancyStore.list(
    { now: clock.now(), topic },
    { after: readVacancyCursor(cursor), limit: limit + 1 },
  );
  return toPage(found, limit, keysetOf);
}

export function readVacancyCursor(cursor: string | undefined): Pick<Vacancy, 'createdAt' | 'id'> | null {
  const keyset = decodeCursor(vacancyCursor, cursor);
  return keyset && { createdAt: new Date(keyset.createdAt), id: keyset.id };
}

export function keysetOf({ createdAt, id }: Vacancy): Readonly<Record<string, unknown>> {
  return { createdAt, id };
}
