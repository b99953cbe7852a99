import { Int32 } from 'bson';
import { MongoError } from '../../errors.js';
import { folds } from '../folds.js';
import { isTruthy } from '../truth.js';
import { sameValue } from '../values.js';
import {
  arrayOf,
  fixed,
  isNothing,
  numberOf,
  operands,
  variadic,
  type Compile,
  type Compiled,
  type Frame,
  type OperatorCompiler,
  type OperatorTable,
} from './operator.js';

/** Looking into arrays and making new ones; their elements keep their BSON types. */
export const arrayOperators: OperatorTable = {
  $arrayElemAt: fixed('$arrayElemAt', 2, elementAt),
  $first: fixed('$first', 1, (list) => (isNothing(list) ? null : arrayOf('$first', list, 'Location28689')[0])),
  $last: fixed('$last', 1, (list) => (isNothing(list) ? null : arrayOf('$last', list, 'Location28689').at(-1))),
  $size: fixed('$size', 1, (list) => new Int32(arrayOf('$size', list, 'Location17124').length)),
  $isArray: fixed('$isArray', 1, (value) => Array.isArray(value)),
  $reverseArray: fixed('$reverseArray', 1, (list) =>
    isNothing(list) ? null : arrayOf('$reverseArray', list, 'Location34435').toReversed(),
  ),
  $concatArrays: variadic((lists) =>
    lists.some(isNothing) ? null : lists.flatMap((list) => arrayOf('$concatArrays', list, 'Location28664')),
  ),
  $indexOfArray: fixed('$indexOfArray', 2, (list, item) => {
    if (isNothing(list)) return null;
    const found = arrayOf('$indexOfArray', list, 'Location40090').findIndex((element) => sameValue(element, item));
    return new Int32(found);
  }),
  $filter: filter,
  $map: map,
  $reduce: reduce,
  $sum: folded('$sum'),
  $avg: folded('$avg'),
  $min: folded('$min'),
  $max: folded('$max'),
  $mergeObjects: folded('$mergeObjects'),
};

function elementAt(list: unknown, index: unknown): unknown {
  if (isNothing(list) || isNothing(index)) return null;
  const at = Number(numberOf('$arrayElemAt', index, 'Location28690'));
  if (!Number.isInteger(at)) throw new MongoError('Location28691', '$arrayElemAt takes a whole number as its position');
  return arrayOf('$arrayElemAt', list, 'Location28689').at(at);
}

/** The named parts of an operator over the elements of an array, which it calls `$$this` unless told otherwise. */
interface Elementwise {
  readonly input: Compiled;
  readonly withElement: (frame: Frame, element: unknown) => Frame;
}

function elementwise(operand: unknown, compile: Compile): Elementwise {
  const { input, as } = operand as Readonly<Record<string, unknown>>;
  const name = typeof as === 'string' ? as : 'this';
  return {
    input: compile(input),
    withElement: (frame, element) => ({ ...frame, variables: { ...frame.variables, [name]: element } }),
  };
}

function filter(operand: unknown, compile: Compile): Compiled {
  const { cond, limit } = operand as Readonly<Record<string, unknown>>;
  const { input, withElement } = elementwise(operand, compile);
  const holds = compile(cond);
  const most = limit === undefined ? undefined : compile(limit);
  return (frame) => {
    const list = input(frame);
    if (isNothing(list)) return null;
    const kept = arrayOf('$filter', list, 'Location28651').filter((element) =>
      isTruthy(holds(withElement(frame, element))),
    );
    const limited = most?.(frame);
    return isNothing(limited) ? kept : kept.slice(0, Number(numberOf('$filter', limited, 'Location327391')));
  };
}

function map(operand: unknown, compile: Compile): Compiled {
  const { in: result } = operand as Readonly<Record<string, unknown>>;
  const { input, withElement } = elementwise(operand, compile);
  const evaluate = compile(result);
  return (frame) => {
    const list = input(frame);
    if (isNothing(list)) return null;
    return arrayOf('$map', list, 'Location16883').map((element) => evaluate(withElement(frame, element)) ?? null);
  };
}

function reduce(operand: unknown, compile: Compile): Compiled {
  const { initialValue, in: result } = operand as Readonly<Record<string, unknown>>;
  const { input, withElement } = elementwise(operand, compile);
  const start = compile(initialValue);
  const step = compile(result);
  return (frame) => {
    const list = input(frame);
    if (isNothing(list)) return null;
    return arrayOf('$reduce', list, 'Location40080').reduce((value, element) => {
      const inner = withElement(frame, element);
      return step({ ...inner, variables: { ...inner.variables, value } });
    }, start(frame));
  };
}

/** Over several arguments, or over the elements of the only one. */
function folded(name: string): OperatorCompiler {
  return (operand, compile) => {
    const compiled = operands(operand).map(compile);
    return (frame) => {
      const values = compiled.map((evaluate) => evaluate(frame));
      const [only] = values;
      const fold = folds[name]?.();
      for (const value of values.length === 1 && Array.isArray(only) ? only : values) fold?.take(value);
      return fold?.result;
    };
  };
}
