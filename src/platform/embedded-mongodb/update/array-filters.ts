import { MongoError } from '../errors.js';
import type { Document } from '../protocol/bson.js';
import { compileFilter } from '../query/filter.js';
import { isPlainObject } from '../query/values.js';

/** Decides by identifier whether `$[identifier]` means an element of an array. */
export type ArrayFilters = ReadonlyMap<string, (element: unknown) => boolean>;

const IDENTIFIER = /^[a-z][a-zA-Z0-9]*$/;

/**
 * Reads `arrayFilters`: documents that each speak of one identifier, e.g. `{ 'line.amount': { $gt: 5 } }`.
 * @throws MongoError `FailedToParse` or `BadValue` where they don't.
 */
export function compileArrayFilters(filters: readonly unknown[]): ArrayFilters {
  const compiled = new Map<string, (element: unknown) => boolean>();
  for (const filter of filters) {
    if (!isPlainObject(filter)) throw new MongoError('TypeMismatch', 'arrayFilters must hold documents');
    const identifier = onlyIdentifier(filter);
    if (compiled.has(identifier)) {
      const found = `Found multiple array filters with the same top-level field name ${identifier}`;
      throw new MongoError('FailedToParse', found);
    }
    const holds = compileFilter(filter);
    compiled.set(identifier, (element) => holds({ [identifier]: element }));
  }
  return compiled;
}

function onlyIdentifier(filter: Document): string {
  const [identifier, other] = new Set(identifiersIn(filter));
  if (identifier === undefined) {
    throw new MongoError('FailedToParse', 'Cannot use an expression without a top-level field name in arrayFilters');
  }
  if (other !== undefined) {
    const found = `found '${identifier}' and '${other}'`;
    throw new MongoError('FailedToParse', `Expected a single top-level field name, ${found}`);
  }
  if (IDENTIFIER.test(identifier)) return identifier;
  const rule = 'must be an alphanumeric string beginning with a lowercase letter';
  throw new MongoError(
    'BadValue',
    `Error parsing array filter: The top-level field name ${rule}, found '${identifier}'`,
  );
}

function identifiersIn(filter: Document): string[] {
  return Object.entries(filter).flatMap(([name, operand]: [string, unknown]) => {
    if (!name.startsWith('$')) return [name.split('.')[0] ?? ''];
    return Array.isArray(operand) ? operand.filter(isPlainObject).flatMap(identifiersIn) : [];
  });
}
