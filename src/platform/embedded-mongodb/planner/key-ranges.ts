import { afterPrefix, type KeyRange } from '../storage/view.js';
import type { IndexBounds } from './index-bounds.js';
import { descending, EVERYTHING, isEverything, type Intervals } from './intervals.js';

/** Ranges that begin with the same bytes, in the order of the index. */
export interface Branch {
  /** The length of the bytes that its keys share. */
  readonly shared: number;
  readonly ranges: readonly KeyRange[];
}

export interface KeyRanges {
  /** In the order of the index. More than one only if they were asked for apart. */
  readonly branches: readonly Branch[];
  /** The ranges say all that the bounds say. */
  readonly exact: boolean;
}

export interface RangeRequest {
  /** What all keys of the index begin with. */
  readonly prefix: string;
  readonly bounds: IndexBounds;
  /** Which fields of the index are descending. */
  readonly descending: readonly boolean[];
  /** The number of leading fields, all bounded by points, whose combinations are to be branches of their own. */
  readonly apart: number;
  /** The number of bytes that a key keeps if it is cut because it is too long. */
  readonly kept: number;
}

/** Points of several fields are combined up to this many ranges; beyond that the later fields aren't bounded. */
const MOST_RANGES = 2000;

/** The ranges of keys to be read: every combination of the points of the leading fields, then one field's ranges. */
export function keyRanges(request: RangeRequest): KeyRanges {
  const fields = request.bounds.fields.map(({ intervals }, field) =>
    request.descending[field] === true ? descending(intervals) : intervals,
  );
  let prefixes: readonly string[] = [request.prefix];
  let starts: readonly string[] = prefixes;
  let field = 0;
  while (field < fields.length && canCombine(prefixes, fields[field] ?? EVERYTHING)) {
    prefixes = combine(prefixes, fields[field] ?? EVERYTHING);
    field += 1;
    if (field <= request.apart) starts = prefixes;
  }
  const last = fields[field] ?? EVERYTHING;
  const ranges = prefixes.flatMap((prefix) => last.map(({ from, to }) => ({ from: prefix + from, to: prefix + to })));
  const exact = request.bounds.exact && fields.slice(field + 1).every(isEverything);
  const whole = ranges.map((range) => withinCut(range, request.kept));
  const cut = whole.some((range, index) => range !== ranges[index]);
  return { branches: branchesOf(starts, whole), exact: exact && !cut };
}

function canCombine(prefixes: readonly string[], intervals: Intervals): boolean {
  return intervals.every(({ point }) => point) && prefixes.length * intervals.length <= MOST_RANGES;
}

function combine(prefixes: readonly string[], intervals: Intervals): string[] {
  return prefixes.flatMap((prefix) => intervals.map(({ from }) => prefix + from));
}

/** Each start has as many ranges as any other, one after the other. */
function branchesOf(starts: readonly string[], ranges: readonly KeyRange[]): Branch[] {
  const share = starts.length === 0 ? 0 : ranges.length / starts.length;
  return starts.map((start, index) => ({
    shared: start.length,
    ranges: ranges.slice(index * share, (index + 1) * share),
  }));
}

function withinCut(range: KeyRange, kept: number): KeyRange {
  if (range.from.length <= kept && range.to.length <= kept) return range;
  const to = range.to.length <= kept ? range.to : afterPrefix(range.to.slice(0, kept));
  return { from: range.from.slice(0, kept), to };
}
