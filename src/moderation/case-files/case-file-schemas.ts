import { z } from 'zod';
import { flagAnswer } from '../../flags/index.js';
import { caseAnswer } from '../cases/case-schemas.js';
import { decisionAnswer } from '../decisions/decision-schemas.js';
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

/** A case read alone, with all that an editor decides on. */
export const caseFileAnswer = caseAnswer
  .extend({
    flags: z.array(flagAnswer.extend({ reporter: person.nullable() })),
    signals: z.array(signalAnswer),
    revisions: z.array(revision),
    decisions: z.array(decisionAnswer.extend({ editor: person.nullable() })),
    appeals: z.array(z.unknown()).max(0),
    author: author.nullable(),
  })
  .meta({ id: 'CaseFile' });
