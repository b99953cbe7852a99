import { MongoError } from '../errors.js';
import type { Document } from '../protocol/bson.js';
import { expressionOperators } from './expression-operators/table.js';
import { isPlainObject } from './values.js';

/** The operators that take named arguments, and which; any other name is refused rather than ignored. */
const NAMED_ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  $convert: ['input', 'to', 'onError', 'onNull'],
  $dateAdd: ['startDate', 'unit', 'amount', 'timezone'],
  $dateDiff: ['startDate', 'endDate', 'unit', 'timezone', 'startOfWeek'],
  $dateFromParts: ['year', 'month', 'day', 'hour', 'minute', 'second', 'millisecond', 'timezone'],
  $dateFromString: ['dateString', 'format', 'timezone', 'onError', 'onNull'],
  $dateSubtract: ['startDate', 'unit', 'amount', 'timezone'],
  $dateToParts: ['date', 'timezone', 'iso8601'],
  $dateToString: ['date', 'format', 'timezone', 'onNull'],
  $dateTrunc: ['date', 'unit', 'binSize', 'timezone', 'startOfWeek'],
  $filter: ['input', 'cond', 'as', 'limit'],
  $firstN: ['input', 'n'],
  $lastN: ['input', 'n'],
  $let: ['vars', 'in'],
  $ltrim: ['input', 'chars'],
  $map: ['input', 'in', 'as'],
  $maxN: ['input', 'n'],
  $minN: ['input', 'n'],
  $reduce: ['input', 'initialValue', 'in'],
  $regexFind: ['input', 'regex', 'options'],
  $regexFindAll: ['input', 'regex', 'options'],
  $regexMatch: ['input', 'regex', 'options'],
  $replaceAll: ['input', 'find', 'replacement'],
  $replaceOne: ['input', 'find', 'replacement'],
  $rtrim: ['input', 'chars'],
  $setField: ['field', 'input', 'value'],
  $sortArray: ['input', 'sortBy'],
  $switch: ['branches', 'default'],
  $trim: ['input', 'chars'],
  $unsetField: ['field', 'input'],
  $zip: ['inputs', 'useLongestLength', 'defaults'],
};

const OBJECT_OR_LIST: Readonly<Record<string, readonly string[]>> = { $cond: ['if', 'then', 'else'] };

type Names = ReadonlySet<string>;

/**
 * Looks through a whole expression before it is used.
 * @throws MongoError for operators, arguments and variables that don't exist.
 */
export function checkExpression(expression: unknown, variables: Names): void {
  if (typeof expression === 'string') checkPath(expression, variables);
  else if (Array.isArray(expression)) expression.forEach((item) => checkExpression(item, variables));
  else if (isPlainObject(expression)) checkObject(expression, variables);
}

function checkPath(text: string, variables: Names): void {
  if (!text.startsWith('$')) return;
  const [first = ''] = text.split('.');
  if (text.startsWith('$$') && !variables.has(first.slice(2))) {
    throw new MongoError('Location17276', `Use of undefined variable: ${first.slice(2)}`);
  }
  if (first === '$') throw new MongoError('Location16872', "'$' by itself is not a valid FieldPath");
}

function checkObject(expression: Document, variables: Names): void {
  const names = Object.keys(expression);
  const operator = names.find((name) => name.startsWith('$'));
  if (operator === undefined) {
    names.forEach((name) => checkFieldName(name));
    Object.values(expression).forEach((inner) => checkExpression(inner, variables));
  } else if (names.length > 1) {
    const list = names.join(', ');
    throw new MongoError('Location15983', `an expression specification must contain exactly one field, found: ${list}`);
  } else if (operator !== '$literal') {
    checkOperator(operator, expression[operator], variables);
  }
}

function checkFieldName(name: string): void {
  if (name.includes('.')) {
    throw new MongoError('Location16412', `FieldPath field names may not contain '.'. Consider using $setField.`);
  }
}

function checkOperator(operator: string, operand: unknown, variables: Names): void {
  if (!expressionOperators.has(operator)) {
    throw new MongoError('InvalidPipelineOperator', `Unrecognized expression '${operator}'`);
  }
  checkArguments(operator, operand);
  if (operator === '$let' && isPlainObject(operand)) checkLet(operand, variables);
  else if (isPlainObject(operand) && 'input' in operand) checkWithElement(operand, variables);
  else if (operator === '$switch' && isPlainObject(operand)) Object.values(operand).forEach(checkBranches(variables));
  else if (isPlainObject(operand) && operator in NAMED_ARGUMENTS) checkExpressions(operand, variables);
  else checkExpression(operand, variables);
}

function checkArguments(operator: string, operand: unknown): void {
  const allowed = NAMED_ARGUMENTS[operator];
  const optional = isPlainObject(operand) ? OBJECT_OR_LIST[operator] : undefined;
  const names = allowed ?? optional;
  if (names === undefined) return;
  if (!isPlainObject(operand))
    throw new MongoError('FailedToParse', `${operator} only supports an object as its argument`);
  const unknown = Object.keys(operand).find((name) => !names.includes(name));
  if (unknown !== undefined) throw new MongoError('FailedToParse', `Unrecognized argument to ${operator}: ${unknown}`);
}

function checkLet(operand: Document, variables: Names): void {
  const vars: unknown = operand.vars;
  if (!isPlainObject(vars)) throw new MongoError('Location16874', 'invalid parameter: expected an object (vars)');
  checkExpressions(vars, variables);
  checkExpression(operand.in, new Set([...variables, ...Object.keys(vars)]));
}

/** `$map`, `$filter` and `$reduce` name the element at hand; other operators with an `input` don't. */
function checkWithElement(operand: Document, variables: Names): void {
  const { input, as, ...inner } = operand;
  const element = typeof as === 'string' ? as : 'this';
  checkExpression(input, variables);
  checkExpressions(inner, new Set([...variables, element, 'value']));
}

function checkBranches(variables: Names): (part: unknown) => void {
  return (part) => {
    if (!Array.isArray(part)) checkExpression(part, variables);
    else part.filter(isPlainObject).forEach((branch) => checkExpressions(branch, variables));
  };
}

function checkExpressions(fields: Document, variables: Names): void {
  Object.values(fields).forEach((inner) => checkExpression(inner, variables));
}
