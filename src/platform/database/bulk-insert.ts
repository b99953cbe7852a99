import type { Model } from 'mongoose';

/**
 * Writes many documents at once, straight through the driver: as they are, without a schema's casts, checks and
 * defaults. For whole data sets of which the caller answers for every rule.
 */
export async function bulkInsert<T extends object>(model: Model<T>, documents: readonly T[]): Promise<void> {
  if (documents.length === 0) return;
  await model.collection.insertMany([...documents], { ordered: false });
}
