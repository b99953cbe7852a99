import { MongoError } from '../../errors.js';
import type { Document } from '../../protocol/bson.js';
import { MemoryBudget } from './memory.js';
import { documentOperand, type StageMaker } from './stage.js';

/** Runs several pipelines over the same documents. */
export const facet: StageMaker = (operand, context) => {
  const spec = documentOperand('$facet', operand);
  const facets = Object.entries(spec).map(([name, stages]) => [name, context.compile(stages, context)] as const);
  if (facets.length === 0) {
    throw new MongoError('Location40169', 'the $facet specification must be a non-empty object');
  }
  return function* (documents) {
    const budget = new MemoryBudget('$facet');
    const all: Document[] = [];
    for (const document of documents) {
      budget.take(document);
      all.push(document);
    }
    yield Object.fromEntries(facets.map(([name, run]) => [name, [...run(all)]]));
  };
};
