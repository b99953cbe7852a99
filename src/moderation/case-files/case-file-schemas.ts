import { z } from 'zod';
import { flagAnswer } from '../../flags/index.js';
import { caseAnswer } from '../cases/case-schemas.js';
import { decisionAnswer } from '../decisions/decision-schemas.js';

const person = z.object({ id: z.string(), displayName: z.string() });

const signal = z
  .object({
    detector: z.string(),
    code: z.string().meta({ description: 'What was found, for programs' }),
    score: z.number().min(0).max(1),
    explanation: z.string().meta({ description: 'The same in a sentence' }),
    spans: z.array(z.object({ start: z.int(), end: z.int() })).meta({
      description: 'Places in the text as read (tags taken out, a line break for each p, br and li), in UTF-16 units',
    }),
    details: z.record(z.string(), z.union([z.string(), z.number()])),
    durationMs: z.number(),
  })
  .meta({ id: 'Signal' });

const revision = z.object({
  revision: z.int(),
  bodyHtml: z.string(),
  createdAt: z.iso.datetime(),
  signals: z.array(signal),
});

const author = person.extend({
  createdAt: z.iso.datetime(),
  comments: z.int(),
  removed: z.int(),
  decisions: z.int(),
  flagsUpheld: z.int(),
});

/** A case read alone, with all that an editor decides on. */
export const caseFileAnswer = caseAnswer
  .extend({
    flags: z.array(flagAnswer.extend({ reporter: person.nullable() })),
    signals: z.array(signal),
    revisions: z.array(revision),
    decisions: z.array(decisionAnswer.extend({ editor: person.nullable() })),
    appeals: z.array(z.unknown()).max(0),
    author: author.nullable(),
  })
  .meta({ id: 'CaseFile' });
