import type { CaseState, Queue } from './case.js';

/** What can befall a comment or its case. Flags that are only noted come or go without opening the case of a comment that was kept. */
export const CASE_EVENTS = [
  'flagged',
  'flags_noted',
  'flag_withdrawn',
  'last_flag_withdrawn',
  'held',
  'noticed',
  'edited',
  'withdrawn',
  'decided',
  'escalated',
  'appealed',
] as const;
export type CaseEvent = (typeof CASE_EVENTS)[number];

/** Where a case stands: in a queue while it is open. */
export type Situation = Queue | 'decided';

/**
 * The state machine of a case. What is not in a row cannot happen there. A decided case opens again when something new
 * comes up; an edit of a comment that was kept is nothing new by itself. An appeal takes the case with it wherever it
 * stands, and keeps it until it is decided: there is nobody to hand it on to. A legal notice has its case
 * wait among what is escalated, which no withdrawal of flags closes.
 */
const TRANSITIONS: Readonly<Record<Situation, Readonly<Partial<Record<CaseEvent, Situation>>>>> = {
  held: {
    flagged: 'held',
    flag_withdrawn: 'held',
    last_flag_withdrawn: 'held',
    held: 'held',
    noticed: 'held',
    edited: 'held',
    withdrawn: 'decided',
    decided: 'decided',
    escalated: 'escalated',
    appealed: 'appealed',
  },
  reported: {
    flagged: 'reported',
    flag_withdrawn: 'reported',
    last_flag_withdrawn: 'decided',
    held: 'held',
    noticed: 'escalated',
    edited: 'reported',
    withdrawn: 'decided',
    decided: 'decided',
    escalated: 'escalated',
    appealed: 'appealed',
  },
  escalated: {
    flagged: 'escalated',
    flag_withdrawn: 'escalated',
    last_flag_withdrawn: 'escalated',
    held: 'escalated',
    noticed: 'escalated',
    edited: 'escalated',
    withdrawn: 'decided',
    decided: 'decided',
    escalated: 'escalated',
    appealed: 'appealed',
  },
  appealed: {
    flagged: 'appealed',
    flag_withdrawn: 'appealed',
    last_flag_withdrawn: 'appealed',
    held: 'appealed',
    noticed: 'appealed',
    edited: 'appealed',
    withdrawn: 'decided',
    decided: 'decided',
    appealed: 'appealed',
  },
  decided: {
    flagged: 'reported',
    flags_noted: 'decided',
    held: 'held',
    noticed: 'escalated',
    edited: 'decided',
    withdrawn: 'decided',
    appealed: 'appealed',
  },
};

/** The case's place after `event`, or null when that cannot happen to it where it stands. */
export function nextPlace(
  place: { readonly queue: Queue; readonly state: CaseState },
  event: CaseEvent,
): { readonly queue: Queue; readonly state: CaseState } | null {
  const next = TRANSITIONS[place.state === 'open' ? place.queue : 'decided'][event];
  if (next === undefined) return null;
  return next === 'decided' ? { queue: place.queue, state: 'decided' } : { queue: next, state: 'open' };
}
