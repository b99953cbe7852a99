import type { Document } from 'bson';
import type { IndexInfo } from '../engine/types.js';
import { contains, isWithin } from './intervals.js';
import { TYPE } from '../indexes/value-key.js';
import { analyse, type Predicate } from './predicates.js';

/** Whether every document that the predicates let through is in the index, be it partial or sparse. */
export function holdsAll(index: IndexInfo, predicates: readonly Predicate[]): boolean {
  return (
    (!index.sparse || impliesPresence(index, predicates)) && impliesFilter(index.partialFilterExpression, predicates)
  );
}

/** A sparse index holds the documents that have at least one of its fields. */
function impliesPresence(index: IndexInfo, predicates: readonly Predicate[]): boolean {
  return Object.keys(index.key).some((name) => predicates.some(({ path, present }) => path === name && present));
}

function impliesFilter(expression: Document | undefined, predicates: readonly Predicate[]): boolean {
  if (expression === undefined) return true;
  const { predicates: required, complete } = analyse(expression);
  return complete && required.every((clause) => predicates.some((given) => implies(given, clause)));
}

/** One predicate alone must do: of an array, two may be met by different elements. */
function implies(given: Predicate, clause: Predicate): boolean {
  if (given.path !== clause.path) return false;
  if (clause.exact) return isWithin(given.intervals, clause.intervals);
  // `{ $exists: true }`; what else is inexact is only relied on when it can't be mistaken.
  return clause.present && given.present && isPlainPresence(clause);
}

function isPlainPresence({ intervals }: Predicate): boolean {
  return contains(intervals, TYPE.null);
}
