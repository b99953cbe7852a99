import { z } from 'zod';
import { workingHoursSettings } from '../evidence/working-hours.js';

const hours = z.number().min(0.1).max(8760);

/** When cases are to be decided. */
export const caseSettings = z.strictObject({
  /** After a case was opened, in hours that editors work, for severity 1 to 4 in this order. */
  dueHours: z.array(hours).length(4).default([72, 24, 8, 2]),
  workingHours: workingHoursSettings.prefault({}),
});

export type CaseSettings = z.output<typeof caseSettings>;
