import { DAY_MS } from '../platform/clock.js';
import { createVacancy, createVacancyBody, type VacancyRoutesDeps } from '../vacancies/index.js';
import { demoVacancies } from './content/index.js';
import { DemoClock } from './demo-clock.js';

interface Announcing {
  /** The moment of loading. */
  readonly until: Date;
  readonly editorId: string;
}

/** Announces the demonstration's vacancies, the oldest first, each on its day. */
export async function announceVacancies(deps: VacancyRoutesDeps, { until, editorId }: Announcing): Promise<void> {
  // Its own: that of the demonstration stands at the end by now, and is never set back.
  const clock = new DemoClock();
  const inDays = (days: number) => new Date(until.getTime() + days * DAY_MS);
  const oldestFirst = [...demoVacancies].sort((a, b) => b.announcedDaysBefore - a.announcedDaysBefore);
  for (const { announcedDaysBefore, closesDaysAfter, ...vacancy } of oldestFirst) {
    clock.moveTo(inDays(-announcedDaysBefore).getTime());
    const body = createVacancyBody.parse({ ...vacancy, closesAt: inDays(closesDaysAfter).toISOString() });
    await createVacancy({ ...deps, clock }, editorId, body);
  }
}
