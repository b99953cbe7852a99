import { z } from 'zod';

/** Points that an author's removals have to add up to before a sanction is recommended. */
const points = z.int().min(1).max(1000);

const recommendation = z
  .strictObject({
    /** How long a removal counts. */
    windowDays: z.int().min(1).max(730).default(90),
    /** What one removal counts, by the severity of its reason from 1 to 4. */
    strikePoints: z.tuple([points, points, points, points]).default([1, 2, 4, 8]),
    warnAt: points.default(2),
    premoderateAt: points.default(6),
    suspendAt: points.default(10),
    banAt: points.default(20),
    /** How long the suspension is that is recommended. */
    suspensionDays: z.int().min(1).max(365).default(7),
  })
  .superRefine(({ warnAt, premoderateAt, suspendAt, banAt }, context) => {
    const steps = { warnAt, premoderateAt, suspendAt, banAt };
    const names = Object.keys(steps) as (keyof typeof steps)[];
    for (const [nth, name] of names.entries()) {
      const before = names[nth - 1];
      if (before !== undefined && steps[name] < steps[before])
        context.addIssue({ code: 'custom', path: [name], message: `Must not be lower than ${before}.` });
    }
  });

/** The settings of sanctions, each with a default. */
export const sanctionSettings = z.strictObject({ recommendation });

export type RecommendationSettings = z.output<typeof recommendation>;
