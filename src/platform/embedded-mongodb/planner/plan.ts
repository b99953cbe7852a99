import type { IndexInfo } from '../engine/types.js';
import type { IndexBounds } from './index-bounds.js';
import type { Branch } from './key-ranges.js';

/** One walk through an index, or through the documents themselves, which lie in the order of `_id`. */
export interface Access {
  /** Undefined: all documents. */
  readonly index?: IndexInfo;
  readonly bounds?: IndexBounds;
  /** More than one: each is in the order of the sort, and they are merged. */
  readonly branches: readonly Branch[];
  readonly reverse: boolean;
  /** Every document within the ranges matches, so that none need be looked at. */
  readonly exact: boolean;
  /** The walk gives the order asked for. */
  readonly sorted: boolean;
}

/** How a query is answered. */
export interface Plan {
  /** One after the other, for a union of the branches of an `$or`; each document is given once. */
  readonly accesses: readonly Access[];
  /** A document may be met more than once. */
  readonly repeats: boolean;
  /** What the walks don't order has to be sorted in memory. */
  readonly blockingSort: boolean;
}
