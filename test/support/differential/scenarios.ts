import fc from 'fast-check';
import type { Document } from 'mongodb';
import { exactly } from './exactly.js';
import { indexes } from './indexes.js';
import { operations, type Operation } from './operations.js';
import { bodies, documents } from './values.js';

/** What both engines start from, and what is then asked of them. */
export interface Scenario {
  readonly indexes: readonly Document[];
  readonly documents: readonly Document[];
  readonly others: readonly Document[];
  readonly operations: readonly Operation[];
}

export const scenarios: fc.Arbitrary<Scenario> = fc.record({
  indexes: fc.uniqueArray(indexes, { maxLength: 3, size: 'max', selector: ({ key }) => exactly(key) }),
  documents: fc.uniqueArray(documents, {
    minLength: 3,
    maxLength: 14,
    size: 'max',
    selector: ({ _id }) => exactly(_id),
  }),
  others: fc.array(bodies, { maxLength: 4 }).map((list) => list.map((body, position) => ({ _id: position, ...body }))),
  operations: fc.array(operations, { minLength: 1, maxLength: 12, size: 'max' }),
});
