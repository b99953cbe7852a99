import fc from 'fast-check';
import type { Document } from 'mongodb';

/** What to do to a document: `u` as the update command takes it, with the array filters it needs. */
export interface UpdateForm {
  readonly u: Document | readonly Document[];
  readonly arrayFilters?: readonly Document[];
}

/** Conditions on the element `e` of `items`. */
export const comparisonsOfItems: fc.Arbitrary<Document> = fc
  .integer({ min: -1, max: 4 })
  .chain((bound) =>
    fc.constantFrom<Document>(
      { 'e.k': bound },
      { 'e.k': { $gte: bound } },
      { 'e.v': { $lt: bound }, 'e.k': { $ne: 0 } },
      { $or: [{ 'e.k': bound }, { 'e.v': bound }] },
    ),
  );
