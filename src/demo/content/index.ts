import { byOthers } from './articles/by-others.js';
import { consultation } from './articles/consultation.js';
import { discharge } from './articles/discharge.js';
import { exitInterviews } from './articles/exit-interviews.js';
import { potholes } from './articles/potholes.js';
import { pumpingStation } from './articles/pumping-station.js';
import { schoolTransport } from './articles/school-transport.js';
import { waitingList } from './articles/waiting-list.js';
import { onByOthers } from './comments/on-by-others.js';
import { onConsultation } from './comments/on-consultation.js';
import { onDischarge } from './comments/on-discharge.js';
import { onExitInterviews } from './comments/on-exit-interviews.js';
import { onPotholes } from './comments/on-potholes.js';
import { onPumpingStation } from './comments/on-pumping-station.js';
import { onSchoolTransport } from './comments/on-school-transport.js';
import { onWaitingList } from './comments/on-waiting-list.js';
import type { DemoArticle, DemoComment } from './types.js';

export { demoReaders } from './readers.js';
export { demoVacancies } from './vacancies.js';

export const demoArticles: readonly DemoArticle[] = [
  exitInterviews,
  potholes,
  waitingList,
  schoolTransport,
  pumpingStation,
  discharge,
  byOthers,
  consultation,
];

/** Article by article; under each, a reply stands after the comment that it answers. */
export const demoComments: readonly DemoComment[] = [
  ...onExitInterviews,
  ...onPotholes,
  ...onWaitingList,
  ...onSchoolTransport,
  ...onPumpingStation,
  ...onDischarge,
  ...onByOthers,
  ...onConsultation,
];
