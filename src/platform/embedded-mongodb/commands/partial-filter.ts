import { MongoError } from '../errors.js';
import type { Document } from '../protocol/bson.js';
import { isOperators } from '../query/field-predicates.js';
import { compileFilter } from '../query/filter.js';
import { isPlainObject } from '../query/values.js';

const ALLOWED = new Set(['$eq', '$gt', '$gte', '$lt', '$lte', '$in', '$type', '$exists']);

/**
 * Checks a partial index's filter: only what the planner can compare with a query may stand in it.
 * @throws MongoError `CannotCreateIndex` for anything else.
 */
export function partialFilter(filter: Document): Document {
  compileFilter(filter);
  for (const [name, operand] of Object.entries(filter) as [string, unknown][]) {
    if (name === '$and' || name === '$or') {
      if (Array.isArray(operand)) operand.filter(isPlainObject).forEach(partialFilter);
    } else if (name.startsWith('$')) {
      throw notAllowed(name);
    } else if (isOperators(operand)) {
      checkOperators(operand);
    }
  }
  return filter;
}

function checkOperators(operators: Document): void {
  for (const [name, operand] of Object.entries(operators) as [string, unknown][]) {
    if (!ALLOWED.has(name) || (name === '$exists' && operand !== true)) throw notAllowed(name);
  }
}

function notAllowed(name: string): MongoError {
  return new MongoError('CannotCreateIndex', `unsupported expression in partial index: ${name}`);
}
