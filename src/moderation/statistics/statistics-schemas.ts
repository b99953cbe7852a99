import { z } from 'zod';
import { QUEUES } from '../cases/case.js';
import { queuesAnswer } from '../cases/case-schemas.js';
import { GROUPINGS } from './statistics.js';

/** Of this millennium: a year has four digits. */
const day = z.iso.date().refine((date) => date.startsWith('2'), 'Must be a day from 2000-01-01 on.');
const share = z.number().min(0).max(1).nullable();
const count = z.int();

export const readStatisticsQuery = z.strictObject({
  from: day.optional().meta({ description: "The first day, by the publisher's clock; 30 days without it" }),
  to: day.optional().meta({ description: 'The last day; today without it. At most 400 days together' }),
  section: z.string().min(1).max(100).optional(),
  by: z.enum(GROUPINGS).default('day'),
});

const figures = {
  arrivals: count.nullable().meta({ description: 'Cases that were opened, or opened again' }),
  decisions: count.meta({ description: 'Keeps and removals, reversed ones among them' }),
  kept: count,
  removed: count,
  escalated: count.meta({ description: 'Escalations; they are not among the decisions' }),
  secondsToDecision: z
    .object({ median: z.number(), p90: z.number() })
    .nullable()
    .meta({ description: 'From the opening of a case to its decision, to within 2 %' }),
  reversed: count.meta({ description: 'Of these decisions, whenever they were reversed' }),
  reversedShare: share,
  appeals: count.meta({ description: 'Settled in this time, against decisions of any time' }),
  appealsUpheld: count,
  appealsUpheldShare: share,
  flags: count.nullable().meta({ description: 'Raised in this time, taken back or not' }),
  readers: count.nullable().meta({ description: 'Of articles; who comes back after half an hour counts again' }),
  flagsPerThousandReaders: z.number().nullable(),
};

const precision = z
  .object({
    detector: z.string(),
    decisions: count.meta({ description: 'That stand, on texts in which it had found something' }),
    removed: count,
    precision: share.meta({ description: 'Removed among these decisions' }),
    atLeast: z.number().min(0).max(1).meta({ description: "Wilson's interval at 95 %" }),
    atMost: z.number().min(0).max(1),
  })
  .meta({ id: 'DetectorPrecision' });

export const statisticsAnswer = z
  .object({
    from: day,
    to: day,
    timeZone: z.string().meta({ description: 'By whose clocks days and hours are meant' }),
    by: z.enum(GROUPINGS),
    queues: queuesAnswer.shape.items.meta({ description: `What waits at present: ${QUEUES.join(', ')}` }),
    total: z.object(figures).meta({ id: 'StatisticsFigures' }),
    groups: z.array(
      z
        .object({
          key: z
            .string()
            .meta({ description: 'A day, an hour from 0 to 23, a queue, a reason, an account or a section' }),
          ...figures,
        })
        .meta({ id: 'StatisticsGroup', description: 'Null is what this grouping does not tell' }),
    ),
    detectors: z.array(precision).meta({ description: 'Where they were asked for by `by=detector`' }),
  })
  .meta({ id: 'Statistics' });
