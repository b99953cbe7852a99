import { inverted } from '../indexes/primitive-keys.js';
import { keyOf, TYPE } from '../indexes/value-key.js';
import { afterPrefix } from '../storage/view.js';

/** One end of an interval as `explain` shows it. */
interface Bound {
  readonly value: unknown;
  readonly inclusive: boolean;
}

/** The values whose keys are at or after `from` and before `to`. */
export interface Interval {
  readonly from: string;
  readonly to: string;
  readonly lower: Bound;
  readonly upper: Bound;
  /** Holds one value only. */
  readonly point: boolean;
}

/** In order and apart from each other. Empty: no value. */
export type Intervals = readonly Interval[];

/** The ends of what a type can hold, for `explain`. */
export class TypeLimit {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

const START = '';
const END = '\xff';
const inclusive = (value: unknown): Bound => ({ value, inclusive: true });
const exclusive = (value: unknown): Bound => ({ value, inclusive: false });

/** Every value. */
export const EVERYTHING: Intervals = [
  {
    from: START,
    to: END,
    lower: inclusive(new TypeLimit('MinKey')),
    upper: inclusive(new TypeLimit('MaxKey')),
    point: false,
  },
];

export function isEverything(intervals: Intervals): boolean {
  return intervals.length === 1 && intervals[0]?.from === START && intervals[0].to === END;
}

export function pointOf(value: unknown): Interval {
  return pointAt(keyOf(value), value);
}

export function pointAt(key: string, value: unknown): Interval {
  return { from: key, to: afterPrefix(key), lower: inclusive(value), upper: inclusive(value), point: true };
}

export type Comparison = '$gt' | '$gte' | '$lt' | '$lte';

/** The values of the operand's own type above or below it, as MongoDB compares within a type. */
export function comparedTo(operator: Comparison, value: unknown): Interval {
  const key = keyOf(value);
  const { from, to, lower, upper } = bracketOf(key);
  switch (operator) {
    case '$gt':
      return { from: afterPrefix(key), to, lower: exclusive(value), upper, point: false };
    case '$gte':
      return { from: key, to, lower: inclusive(value), upper, point: false };
    case '$lt':
      return { from, to: key, lower, upper: exclusive(value), point: false };
    case '$lte':
      return { from, to: afterPrefix(key), lower, upper: inclusive(value), point: false };
  }
}

/** Everything of the type of a key. NaN is no part of what numbers compare with. */
export function bracketOf(key: string): Interval {
  const type = key.charAt(0);
  const from = type === TYPE.number ? keyOf(-Infinity) : type;
  return {
    from,
    to: afterPrefix(type),
    lower: inclusive(new TypeLimit(type === TYPE.number ? '-inf' : 'least of its type')),
    upper: inclusive(new TypeLimit(type === TYPE.number ? 'inf' : 'greatest of its type')),
    point: false,
  };
}

/** The strings that begin with a text. */
export function startingWith(text: string): Interval {
  const key = keyOf(text);
  const prefix = key.slice(0, -2);
  return {
    from: prefix,
    to: afterPrefix(prefix),
    lower: inclusive(text),
    upper: exclusive(new TypeLimit(`"${text}"…`)),
    point: false,
  };
}

export function union(intervals: Intervals): Intervals {
  const sorted = [...intervals].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const joined: Interval[] = [];
  for (const interval of sorted) {
    const last = joined.at(-1);
    if (last === undefined || interval.from >= last.to) joined.push(interval);
    else if (interval.to > last.to)
      joined[joined.length - 1] = { ...last, to: interval.to, upper: interval.upper, point: false };
  }
  return joined;
}

export function intersection(left: Intervals, right: Intervals): Intervals {
  const common: Interval[] = [];
  let l = 0;
  let r = 0;
  for (;;) {
    const a = left[l];
    const b = right[r];
    if (a === undefined || b === undefined) return common;
    const overlap = overlapOf(a, b);
    if (overlap !== undefined) common.push(overlap);
    if (a.to < b.to) l += 1;
    else r += 1;
  }
}

function overlapOf(a: Interval, b: Interval): Interval | undefined {
  const low = a.from >= b.from ? a : b;
  const high = a.to <= b.to ? a : b;
  if (low.from >= high.to) return undefined;
  if (low === high) return low;
  const point = a.point || b.point;
  return { from: low.from, to: high.to, lower: low.lower, upper: high.upper, point };
}

/** Whether every value of `inner` is in `outer`. */
export function isWithin(inner: Intervals, outer: Intervals): boolean {
  return inner.every(({ from, to }) => outer.some((interval) => interval.from <= from && to <= interval.to));
}

export function contains(intervals: Intervals, key: string): boolean {
  return intervals.some(({ from, to }) => from <= key && key < to);
}

/** The same values for a field whose keys are inverted because it is descending. */
export function descending(intervals: Intervals): Intervals {
  return intervals.toReversed().map(({ from, to, lower, upper, point }) => ({
    from: to === END ? START : afterPrefix(inverted(to)),
    to: from === START ? END : afterPrefix(inverted(from)),
    lower: upper,
    upper: lower,
    point,
  }));
}
