import { Double, Int32 } from 'bson';
import { MongoError } from '../errors.js';
import { add } from './arithmetic.js';
import { typeName } from './type-names.js';
import { compareValues, isPlainObject, numberIn } from './values.js';

/** Gathers values one by one. */
export interface Fold {
  /** `undefined` is a missing value. */
  take(value: unknown): void;
  readonly result: unknown;
}

/** What `$group` and expressions over arrays have in common, by the operators' names. */
export const folds: Readonly<Record<string, () => Fold>> = {
  $sum: sum,
  $min: () => folding(null, (least, value) => extreme(least, value, -1)),
  $max: () => folding(null, (most, value) => extreme(most, value, 1)),
  $mergeObjects: () => folding({}, merged),
  $avg: () => new Average(),
};

/** The total of the numbers among the values. */
export function sum(): Fold {
  return folding(new Int32(0), (total, value) => (numberIn(value) === undefined ? total : add(total, value)));
}

function folding(start: unknown, step: (state: unknown, value: unknown) => unknown): Fold {
  let state = start;
  return {
    take(value) {
      state = step(state, value);
    },
    get result() {
      return state;
    },
  };
}

class Average implements Fold {
  private sum = 0;
  private count = 0;

  get result(): unknown {
    return this.count === 0 ? null : new Double(this.sum / this.count);
  }

  take(value: unknown): void {
    const number = numberIn(value);
    if (number === undefined) return;
    this.sum += Number(number);
    this.count += 1;
  }
}

function extreme(best: unknown, value: unknown, sign: 1 | -1): unknown {
  if (value === null || value === undefined) return best;
  return best === null || compareValues(value, best) * sign > 0 ? value : best;
}

function merged(into: unknown, value: unknown): unknown {
  if (value === null || value === undefined) return into;
  if (isPlainObject(into) && isPlainObject(value)) return { ...into, ...value };
  throw new MongoError(
    'Location40400',
    `$mergeObjects requires object inputs, but input is of type ${typeName(value)}`,
  );
}
