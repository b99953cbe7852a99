import { z } from 'zod';
import { idSchema } from '../../platform/database/ids.js';
import { pageOf, pageQuery } from '../../platform/http/pagination.js';
import { SANCTION_KINDS } from './sanction.js';
import { COMMENTING_STANDINGS, FLAGGING_STANDINGS } from './standing.js';

const MAX_NOTE_LENGTH = 2000;
/** Ten years. */
const MAX_DAYS = 3650;

const kind = z.enum(SANCTION_KINDS);
const time = z.iso.datetime();

export const sanctionParams = z.strictObject({ id: idSchema });

/** For other editors; an empty note is none. */
const note = z
  .string()
  .trim()
  .max(MAX_NOTE_LENGTH)
  .transform((text) => (text === '' ? null : text));

export const imposeSanctionBody = z.strictObject({
  kind,
  reason: z.string().max(64),
  note: note.nullish(),
  days: z.int().min(1).max(MAX_DAYS).nullish(),
});

export const accountRecordQuery = z.strictObject(pageQuery);

export const sanctionCursor = z.strictObject({ startsAt: time, id: idSchema });

const flagFigures = { settled: z.int(), unfounded: z.int(), grave: z.int(), days: z.int() };

/** A sanction as the account itself sees it. */
const ownSanctionAnswer = z
  .object({
    id: z.string(),
    kind,
    reason: z.string().meta({ description: 'The code of a community rule, or `misuse_of_flags`' }),
    startsAt: time,
    endsAt: time.nullable(),
    acknowledgedAt: time.nullable(),
  })
  .meta({ id: 'OwnSanction' });

export const sanctionAnswer = z
  .object({
    ...ownSanctionAnswer.shape,
    accountId: z.string(),
    note: z.string().nullable(),
    imposedBy: z.string().nullable().meta({ description: 'Null where it follows from the settings by itself' }),
    decisionId: z.string().nullable(),
    misuse: z
      .object({
        ...flagFigures,
        asOf: time,
        follows: z.string().nullable(),
      })
      .optional()
      .meta({ description: 'What one for flags without any ground rests on' }),
    liftedBy: z.string().nullable(),
    liftedAt: time.nullable(),
  })
  .meta({ id: 'Sanction' });

const standing = {
  commenting: z.enum(COMMENTING_STANDINGS),
  commentingUntil: time.nullable(),
  flagging: z.enum(FLAGGING_STANDINGS),
  flaggingUntil: time.nullable(),
  mustAcknowledge: z.array(z.string()).meta({ description: 'Warnings to acknowledge before the next comment' }),
  mustAcknowledgeToFlag: z.array(z.string()).meta({ description: 'Warnings to acknowledge before the next flag' }),
};

const recommendation = z.object({
  kind,
  days: z.int().nullable(),
  removals: z.int().meta({ description: 'Removed comments that still count' }),
  points: z.int().meta({ description: 'What they count together, by severity' }),
});

export const accountRecordAnswer = pageOf(sanctionAnswer).extend({
  standing: z.object(standing),
  recommendation: recommendation.nullable(),
  flags: z.object(flagFigures).meta({ description: 'Of the last `days`: settled either way, and of these unfounded' }),
});

export const ownStandingAnswer = z
  .object({
    ...standing,
    sanctions: z.array(ownSanctionAnswer).meta({ description: 'What it follows from' }),
  })
  .meta({ id: 'OwnStanding' });
