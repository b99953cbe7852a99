export { createVacancy } from './change-vacancies.js';
export { listOwnVacancies, type ListOwnVacanciesDeps } from './list-own-vacancies.js';
export { createVacancyStore } from './vacancy-store.js';
export { VACANCIES, vacancyRoutes, type VacancyRoutesDeps } from './vacancy-routes.js';
export { createVacancyBody } from './vacancy-schemas.js';
export type { Vacancy } from './vacancy.js';
