import type { Direction, IndexInfo, KeyPattern } from '../engine/types.js';
import type { FieldBounds } from './index-bounds.js';

/** How an index gives a sort. */
export interface SortOrder {
  readonly reverse: boolean;
  /** The number of leading fields whose combinations of points have to be merged; 0: the index's own order will do. */
  readonly apart: number;
}

/** More branches than this are not worth merging. */
const MOST_BRANCHES = 200;

/**
 * Whether an index, read within the bounds, gives documents in the order of the sort. Fields held to one value don't
 * matter for the order; leading fields held to several need their branches merged.
 */
export function sortOrder(index: IndexInfo, fields: readonly FieldBounds[], sort: KeyPattern): SortOrder | undefined {
  const wanted = Object.entries(sort).filter(([path]) => !isConstant(fields, path));
  if (wanted.length === 0) return { reverse: false, apart: 0 };
  if (index.cutKeys) return undefined;
  const [first] = wanted;
  const start = fields.findIndex(({ name }) => name === first?.[0]);
  if (start < 0 || !fields.slice(0, start).every(isPoints)) return undefined;
  const turn = follow(index, fields.slice(start), wanted);
  if (turn === undefined) return undefined;
  const branches = fields.slice(0, start).reduce((product, { intervals }) => product * intervals.length, 1);
  if (branches > MOST_BRANCHES) return undefined;
  return { reverse: turn === -1, apart: branches > 1 ? start : 0 };
}

/** 1 if the fields give the order as they are, -1 if backwards, undefined if they don't. */
function follow(
  index: IndexInfo,
  fields: readonly FieldBounds[],
  wanted: readonly (readonly [string, Direction])[],
): Direction | undefined {
  let turn: Direction | undefined;
  let at = 0;
  for (const [path, direction] of wanted) {
    while (fields[at] !== undefined && fields[at]?.name !== path && isPoint(fields[at])) at += 1;
    const field = fields[at];
    if (field?.name !== path || field.multikey) return undefined;
    const turned: Direction = direction === index.key[path] ? 1 : -1;
    if (turn !== undefined && turned !== turn) return undefined;
    turn = turned;
    at += 1;
  }
  return turn;
}

function isConstant(fields: readonly FieldBounds[], path: string): boolean {
  return fields.some((field) => field.name === path && !field.multikey && isPoint(field));
}

function isPoint(field: FieldBounds | undefined): boolean {
  return field?.intervals.length === 1 && field.intervals[0]?.point === true;
}

function isPoints({ intervals }: FieldBounds): boolean {
  return intervals.length > 0 && intervals.every(({ point }) => point);
}
