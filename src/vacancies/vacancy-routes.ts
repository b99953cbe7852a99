import { definedOf } from '../platform/defined-of.js';
import { defineRoute, type Route } from '../platform/http/route.js';
import { changeVacancy, closeVacancy, createVacancy, type ChangeVacanciesDeps } from './change-vacancies.js';
import { listOwnVacancies, type ListOwnVacanciesDeps } from './list-own-vacancies.js';
import { listVacancies } from './list-vacancies.js';
import {
  changeVacancyBody,
  createVacancyBody,
  listOwnVacanciesQuery,
  listVacanciesQuery,
  vacancyAnswer,
  vacancyPageAnswer,
  vacancyParams,
} from './vacancy-schemas.js';
import type { VacancyStore } from './vacancy-store.js';

export interface VacancyRoutesDeps extends ChangeVacanciesDeps, ListOwnVacanciesDeps {
  readonly vacancyStore: VacancyStore;
}

/** What finished lists of vacancies are dropped by. */
export const VACANCIES = 'vacancies';

export function vacancyRoutes(deps: VacancyRoutesDeps): readonly Route[] {
  return [listRoute(deps), listOwnRoute(deps), createRoute(deps), changeRoute(deps), closeRoute(deps)];
}

const listRoute = (deps: VacancyRoutesDeps) =>
  defineRoute({
    method: 'get',
    path: '/vacancies',
    summary: 'List the open vacancies, newest first',
    permission: 'vacancy.read',
    query: listVacanciesQuery,
    answers: { 200: vacancyPageAnswer },
    errors: ['invalid_cursor'],
    cache: () => VACANCIES,
    handle: async ({ query }) => ({ status: 200, body: await listVacancies(deps, query) }),
  });

const listOwnRoute = (deps: VacancyRoutesDeps) =>
  defineRoute({
    method: 'get',
    path: '/me/vacancies',
    summary: 'List the open vacancies that concern you, newest first',
    description: 'By your interests; where you have said none, by the section and tags of `article`, else all of them.',
    permission: 'own.read',
    query: listOwnVacanciesQuery,
    answers: { 200: vacancyPageAnswer },
    errors: ['invalid_cursor'],
    handle: async ({ viewer, query }) => ({
      status: 200,
      body: await listOwnVacancies(deps, { ...query, accountId: viewer.id }),
    }),
  });

const createRoute = (deps: VacancyRoutesDeps) =>
  defineRoute({
    method: 'post',
    path: '/vacancies',
    summary: 'Announce a vacancy',
    permission: 'vacancy.write',
    limit: 'write',
    body: createVacancyBody,
    answers: { 201: vacancyAnswer },
    handle: async ({ viewer, body }) => ({ status: 201, body: await createVacancy(deps, viewer.id, body) }),
  });

const changeRoute = (deps: VacancyRoutesDeps) =>
  defineRoute({
    method: 'patch',
    path: '/vacancies/:id',
    summary: 'Change a vacancy; what is left out stays as it is',
    permission: 'vacancy.write',
    limit: 'write',
    params: vacancyParams,
    body: changeVacancyBody,
    answers: { 200: vacancyAnswer },
    errors: ['not_found'],
    handle: async ({ viewer, params: { id }, body: changes }) => ({
      status: 200,
      body: await changeVacancy(deps, viewer.id, { id, changes: definedOf(changes) }),
    }),
  });

const closeRoute = (deps: VacancyRoutesDeps) =>
  defineRoute({
    method: 'delete',
    path: '/vacancies/:id',
    summary: 'Close a vacancy, so that no list shows it any more',
    permission: 'vacancy.write',
    limit: 'write',
    params: vacancyParams,
    answers: { 204: null },
    errors: ['not_found'],
    handle: async ({ viewer, params: { id } }) => {
      await closeVacancy(deps, viewer.id, id);
      return { status: 204 };
    },
  });
