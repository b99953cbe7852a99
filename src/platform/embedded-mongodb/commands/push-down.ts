import type { KeyPattern } from '../engine/index.js';
import type { Document } from '../protocol/bson.js';
import type { StageSpec } from '../query/pipeline/compile.js';
import { sortPattern } from '../query/sort.js';
import { isPlainObject, numberIn } from '../query/values.js';

/** The part of a pipeline that a find does: filter, sort, skip and limit, in that order. */
export interface PushedDown {
  readonly filter: Document;
  readonly sort?: KeyPattern;
  readonly skip?: number;
  readonly limit?: number;
}

const ORDER = ['$match', '$sort', '$skip', '$limit'];

/** Takes from the front of a checked pipeline what the engine can do with its indexes. */
export function pushDown(specs: readonly StageSpec[]): { pushed: PushedDown; rest: readonly StageSpec[] } {
  let reached = 0;
  let taken = 0;
  for (const [name] of specs) {
    const step = ORDER.indexOf(name);
    const again = step === reached && step > 0 && taken > 0 && specs[taken - 1]?.[0] === name;
    if (step < reached || step < 0 || again) break;
    reached = step;
    taken += 1;
  }
  const front = specs.slice(0, taken);
  return { pushed: combined(front), rest: specs.slice(taken) };
}

function combined(front: readonly StageSpec[]): PushedDown {
  const filters = operands(front, '$match').filter(isPlainObject);
  const [sort] = operands(front, '$sort').filter(isPlainObject);
  const [skip] = operands(front, '$skip');
  const [limit] = operands(front, '$limit');
  return {
    filter: filters.length > 1 ? { $and: filters } : (filters[0] ?? {}),
    ...(sort !== undefined && { sort: sortPattern(sort) }),
    ...(skip !== undefined && { skip: Number(numberIn(skip)) }),
    ...(limit !== undefined && { limit: Number(numberIn(limit)) }),
  };
}

function operands(specs: readonly StageSpec[], wanted: string): unknown[] {
  return specs.filter(([name]) => name === wanted).map(([, operand]) => operand);
}
