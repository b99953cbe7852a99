import { DateTime } from 'luxon';
import type { History, LoggedDecision } from './random-history.js';

export interface FiguresJson {
  readonly key?: string;
  readonly secondsToDecision: { readonly median: number; readonly p90: number } | null;
  readonly [count: string]: unknown;
}

interface Wanted {
  readonly zone: string;
  /** Days, both included. */
  readonly from: string;
  readonly to: string;
  readonly sections: readonly string[];
}

/** Only what happened on these days in these sections, by filtering all of it. */
export function within(history: History, { zone, from, to, sections }: Wanted): History {
  const isIn = ({ at, section }: { readonly at: Date; readonly section: string }) => {
    const day = DateTime.fromJSDate(at, { zone }).toISODate() ?? '';
    return day >= from && day <= to && sections.includes(section);
  };
  return {
    openings: history.openings.filter(isIn),
    flags: new Map([...history.flags].filter(([, flag]) => isIn(flag))),
    decisions: history.decisions.filter(isIn),
    readers: history.readers.filter(isIn),
  };
}

/** Only what has this key, by its own account of itself. */
export function havingKey(history: History, { by, key, zone }: { by: string; key: string; zone: string }): History {
  const keyOf = (it: { readonly at: Date; readonly section: string; readonly queue?: string }) => {
    const time = DateTime.fromJSDate(it.at, { zone });
    if (by === 'day') return time.toISODate();
    if (by === 'hour') return String(time.hour);
    return by === 'queue' ? it.queue : it.section;
  };
  const keyOfDecision = (decision: LoggedDecision) => {
    if (by === 'editor') return decision.by;
    return by === 'reason' ? (decision.action === 'remove' ? 'spam' : null) : keyOf(decision);
  };
  return {
    openings: history.openings.filter((it) => keyOf(it) === key),
    flags: new Map([...history.flags].filter(([, flag]) => keyOf(flag) === key)),
    decisions: history.decisions.filter((it) => keyOfDecision(it) === key),
    readers: history.readers.filter((it) => keyOf(it) === key),
  };
}

/** The counts of a history, one by one. */
export function recount({ openings, flags, decisions, readers }: History) {
  const of = (action: string) => decisions.filter((decision) => decision.action === action);
  const final = [...of('keep'), ...of('remove')];
  return {
    arrivals: openings.length,
    decisions: final.length,
    kept: of('keep').length,
    removed: of('remove').length,
    escalated: of('escalate').length,
    reversed: final.filter(({ reversed }) => reversed).length,
    flags: flags.size,
    readers: readers.reduce((sum, { count }) => sum + count, 0),
    waits: final.map(({ at, openedAt }) => (at.getTime() - openedAt.getTime()) / 1000).sort((a, b) => a - b),
  };
}

/** By detector: how many decisions stand on what it found, and how many of them are removals. */
export function recountDetectors({ decisions }: History) {
  const standing = decisions.filter(({ reversed, action }) => !reversed && action !== 'escalate');
  const detectors = [...new Set(standing.flatMap((decision) => decision.detectors))].sort();
  return detectors.map((detector) => {
    const on = standing.filter((decision) => decision.detectors.includes(detector));
    return { detector, decisions: on.length, removed: on.filter(({ action }) => action === 'remove').length };
  });
}
