import { z } from 'zod';
import { flagAnswer } from '../../flags/index.js';
import { appealAnswer } from '../appeals/appeal-schemas.js';
import { caseAnswer, coordinationAnswer } from '../cases/case-schemas.js';
import { decisionAnswer } from '../decisions/decision-schemas.js';
import { noticeInFileAnswer } from '../notices/notice-schemas.js';
import { signalAnswer } from '../screening/signal-schema.js';

const person = z.object({ id: z.string(), displayName: z.string() });

const revision = z.object({
  revision: z.int(),
  bodyHtml: z.string(),
  createdAt: z.iso.datetime(),
  signals: z.array(signalAnswer),
});

const author = person.extend({
  createdAt: z.iso.datetime(),
  comments: z.int(),
  removed: z.int(),
  decisions: z.int(),
  flagsUpheld: z.int(),
});

const scorePart = z.object({
  kind: z.enum([
    'base_rate',
    'readers',
    'flag',
    'other_flags',
    'model',
    'certainty',
    'severity',
    'silence',
    'exposure',
  ]),
  value: z.number().meta({ description: 'In nats; the sum of all is the priority' }),
  reporterId: z.string().optional(),
  fresh: z.boolean().optional(),
  weight: z.number().optional().meta({ description: 'By the reliability of the reporter; 1 for an average one' }),
  independence: z.number().optional(),
  counts: z
    .number()
    .optional()
    .meta({ description: 'How much of a flag it is: the weight, up to 1, times independence; less in a crowd' }),
  adds: z
    .number()
    .optional()
    .meta({ description: 'In nats, what it says beyond as its reporter is better than others' }),
});

const score = z
  .object({
    probability: z.number().min(0).max(1),
    priority: z.number(),
    flags: z.number().meta({ description: 'All pending flags, by what they count' }),
    parts: z.array(scorePart),
  })
  .meta({ id: 'CaseScore', description: 'Why the case stands where it does, as it is weighed at this moment' });

const coordinatedFlags = coordinationAnswer
  .extend({ group: z.array(person.nullable()), explanation: z.string() })
  .meta({
    id: 'CoordinatedFlags',
    description: 'Flags that seem to be agreed on; shown, and never punished by itself',
  });

/** A case read alone, with all that an editor decides on. */
export const caseFileAnswer = caseAnswer
  .extend({
    flags: z.array(flagAnswer.extend({ reporter: person.nullable() })),
    signals: z.array(signalAnswer),
    revisions: z.array(revision),
    decisions: z.array(decisionAnswer.extend({ editor: person.nullable() })),
    appeals: z.array(appealAnswer),
    notices: z.array(noticeInFileAnswer).meta({ description: 'Legal notices that name the comment' }),
    author: author.nullable(),
    score,
    coordinatedFlags: coordinatedFlags.nullable(),
  })
  .meta({ id: 'CaseFile' });
