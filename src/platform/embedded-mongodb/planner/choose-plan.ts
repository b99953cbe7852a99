import type { CollectionInfo, FindQuery } from '../engine/types.js';
import { countOf, type View } from '../storage/view.js';
import { accessOf, candidateFor, candidates, wholeCollection, type Candidate, type Question } from './candidates.js';
import { hintedIndex, naturalDirection } from './hints.js';
import type { Access, Plan } from './plan.js';
import { analyse, type Conjunction } from './predicates.js';

/** A walk of fewer keys than this is cheap, whatever remains to be done with what it finds. */
const FEW_KEYS = 200;

/**
 * Chooses how to answer a query: by the index that narrows the walk most and gives the order, else by all documents.
 * Where rules can't tell which of several indexes is best, it looks how many keys each would have to read.
 * @throws MongoError `BadValue` where the hint names no index.
 */
export function choosePlan(collection: CollectionInfo, query: FindQuery, view: View): Plan {
  const { predicates, alternatives, complete } = analyse(query.filter);
  const question: Question = { collection, predicates, complete, sort: query.sort };
  if (query.hint !== undefined) return hinted(question, query.hint);
  const chosen = cheapest(candidates(question), question, view);
  if (chosen === undefined || chosen.narrowing.length === 0) {
    const union = alternatives.map((branches) => unionOf(branches, question, view)).find((plan) => plan !== undefined);
    if (union !== undefined) return union;
  }
  return planOf(chosen === undefined ? wholeCollection(question, false) : accessOf(chosen, question), question);
}

function hinted(question: Question, hint: NonNullable<FindQuery['hint']>): Plan {
  const direction = naturalDirection(hint);
  if (direction !== undefined) return planOf(wholeCollection(question, direction === -1), question);
  const index = hintedIndex(question.collection, hint);
  return planOf(accessOf(candidateFor(index, question), question), question);
}

function planOf(access: Access, { sort }: Question): Plan {
  return {
    accesses: [access],
    repeats: access.index?.multikey === true,
    blockingSort: sort !== undefined && !access.sorted,
  };
}

/** Each branch of an `$or` by an index of its own; undefined if one has none. */
function unionOf(branches: readonly Conjunction[], question: Question, view: View): Plan | undefined {
  const accesses: Access[] = [];
  for (const branch of branches) {
    const predicates = [...question.predicates, ...branch.predicates];
    const part: Question = { ...question, predicates, complete: false, sort: undefined };
    const chosen = cheapest(candidates(part), part, view);
    if (chosen === undefined) return undefined;
    accesses.push(accessOf(chosen, part));
  }
  return { accesses, repeats: true, blockingSort: question.sort !== undefined };
}

function cheapest(all: readonly Candidate[], question: Question, view: View): Candidate | undefined {
  const best = highest(all);
  if (best === undefined) return undefined;
  const rivals = all.filter(({ narrowing }) => !narrowing.every((name) => best.narrowing.includes(name)));
  if (rivals.length === 0) return best;
  const measured = [best, ...rivals].map((candidate) => ({ candidate, keys: keysRead(candidate, question, view) }));
  const least = measured.reduce((found, other) => (other.keys < found.keys ? other : found));
  if (least.keys < FEW_KEYS) return least.candidate;
  return highest(all.filter(({ order }) => order !== undefined)) ?? best;
}

function highest(all: readonly Candidate[]): Candidate | undefined {
  return all.reduce<Candidate | undefined>(
    (best, candidate) => (best === undefined || candidate.score > best.score ? candidate : best),
    undefined,
  );
}

/** How many keys the walk would read, counted up to `FEW_KEYS`. */
function keysRead(candidate: Candidate, question: Question, view: View): number {
  let count = 0;
  for (const range of accessOf(candidate, question).branches.flatMap(({ ranges }) => ranges)) {
    count += countOf(view.keys(range), FEW_KEYS - count);
    if (count === FEW_KEYS) break;
  }
  return count;
}
