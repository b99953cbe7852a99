import mongoose from 'mongoose';

/**
 * To throw inside `transact` when what the work has read is no longer so: the work runs again from its start. Engines
 * find most such conflicts themselves; this one is for a write whose condition didn't hold, or a key just taken.
 */
export function outOfDate(what: string): Error {
  const error = new mongoose.mongo.MongoError(`${what} has changed since it was read.`);
  error.addErrorLabel('TransientTransactionError');
  return error;
}
