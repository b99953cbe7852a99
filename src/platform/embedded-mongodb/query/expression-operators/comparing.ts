import { Int32 } from 'bson';
import { isTruthy } from '../truth.js';
import { compareValues, sameValue } from '../values.js';
import { arrayOf, fixed, operands, type OperatorTable } from './operator.js';

/** Comparing and deciding. Unlike in a filter, values of different types compare too, and arrays as wholes. */
export const comparingOperators: OperatorTable = {
  $eq: fixed('$eq', 2, (left, right) => compareValues(left, right) === 0),
  $ne: fixed('$ne', 2, (left, right) => compareValues(left, right) !== 0),
  $gt: fixed('$gt', 2, (left, right) => compareValues(left, right) > 0),
  $gte: fixed('$gte', 2, (left, right) => compareValues(left, right) >= 0),
  $lt: fixed('$lt', 2, (left, right) => compareValues(left, right) < 0),
  $lte: fixed('$lte', 2, (left, right) => compareValues(left, right) <= 0),
  $cmp: fixed('$cmp', 2, (left, right) => new Int32(Math.sign(compareValues(left, right)))),
  $in: fixed('$in', 2, (item, list) =>
    arrayOf('$in', list, 'Location40081').some((element) => sameValue(element, item)),
  ),
  $not: fixed('$not', 1, (value) => !isTruthy(value)),
  $and: (operand, compile) => {
    const all = operands(operand).map(compile);
    return (frame) => all.every((evaluate) => isTruthy(evaluate(frame)));
  },
  $or: (operand, compile) => {
    const all = operands(operand).map(compile);
    return (frame) => all.some((evaluate) => isTruthy(evaluate(frame)));
  },
};
