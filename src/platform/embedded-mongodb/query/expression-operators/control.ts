import { MongoError } from '../../errors.js';
import { isTruthy } from '../truth.js';
import { isPlainObject } from '../values.js';
import { isNothing, operands, type OperatorTable } from './operator.js';

/** Choosing between expressions, of which only the chosen one is computed, and naming values. */
export const controlOperators: OperatorTable = {
  $cond: (operand, compile) => {
    const parts = isPlainObject(operand) ? [operand.if, operand.then, operand.else] : operands(operand);
    if (parts.length !== 3 || parts.includes(undefined)) {
      throw new MongoError('Location17080', 'Expression $cond takes exactly 3 arguments: if, then and else');
    }
    const [condition, yes, no] = parts.map(compile);
    return (frame) => (isTruthy(condition?.(frame)) ? yes?.(frame) : no?.(frame));
  },
  $ifNull: (operand, compile) => {
    const all = operands(operand).map(compile);
    if (all.length < 2) throw new MongoError('Location1257300', '$ifNull needs at least two arguments');
    return (frame) => {
      let value: unknown;
      for (const evaluate of all) {
        value = evaluate(frame);
        if (!isNothing(value)) break;
      }
      return value;
    };
  },
  $switch: (operand, compile) => {
    const { branches, default: otherwise } = operand as Readonly<Record<string, unknown>>;
    const cases = (Array.isArray(branches) ? branches.filter(isPlainObject) : []).map((branch) => ({
      applies: compile(branch.case),
      result: compile(branch.then),
    }));
    if (cases.length === 0) throw new MongoError('Location40068', '$switch requires at least one branch.');
    const fallback = otherwise === undefined ? undefined : compile(otherwise);
    return (frame) => {
      const found = cases.find(({ applies }) => isTruthy(applies(frame)));
      if (found !== undefined) return found.result(frame);
      if (fallback !== undefined) return fallback(frame);
      throw new MongoError('Location40066', '$switch could not find a matching branch, and no default was specified.');
    };
  },
  $let: (operand, compile) => {
    const { vars, in: body } = operand as Readonly<Record<string, unknown>>;
    const bindings = Object.entries(isPlainObject(vars) ? vars : {}).map(
      ([name, value]) => [name, compile(value)] as const,
    );
    const result = compile(body);
    return (frame) => {
      const values = bindings.map(([name, evaluate]) => [name, evaluate(frame)] as const);
      return result({ ...frame, variables: { ...frame.variables, ...Object.fromEntries(values) } });
    };
  },
};
