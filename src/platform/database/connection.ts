import mongoose, { type Connection } from 'mongoose';

export type { Connection };

// Every model call inside `transact` joins its transaction without being handed a session.
mongoose.set('transactionAsyncLocalStorage', true);

/**
 * Connects to a MongoDB replica set, or to the embedded server, which looks like one.
 * Writes are acknowledged by a majority and journaled. Rejects when no server answers in time.
 */
export async function connectDatabase(uri: string, databaseName?: string): Promise<Connection> {
  return mongoose
    .createConnection(uri, {
      autoIndex: false,
      autoCreate: false,
      serverSelectionTimeoutMS: 10_000,
      writeConcern: { w: 'majority', journal: true },
      ...(databaseName === undefined ? {} : { dbName: databaseName }),
    })
    .asPromise();
}

/** Creates every collection and index that the connection's models declare; safe to run at each start. */
export async function createCollectionsAndIndexes(connection: Connection): Promise<void> {
  for (const model of Object.values(connection.models)) {
    await model.createCollection();
    await model.createIndexes();
  }
}
