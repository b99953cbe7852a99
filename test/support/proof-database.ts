import { MongoClient, type Collection, type Db, type Document, type IndexDescription } from 'mongodb';
import { startEmbeddedServer } from './embedded-server.js';

/** A document of any fields. */
export interface Thing extends Document {
  readonly _id: number | string;
}

/** A connected database to prove the embedded server with. */
export interface ProofDatabase {
  readonly client: MongoClient;
  readonly database: Db;
  readonly uri: string;
  close(): Promise<void>;
}

/**
 * An empty database on an embedded server of its own, through the unmodified driver. `EMBEDDED_MONGODB_URI` names a
 * server to prove in its place: one in a debugger, or another engine to try the tests' own expectations on.
 */
export async function openProofDatabase(name: string): Promise<ProofDatabase> {
  const address = process.env.EMBEDDED_MONGODB_URI;
  const server = address === undefined ? await startEmbeddedServer() : undefined;
  const uri = server?.uri ?? address ?? '';
  const client = await new MongoClient(uri).connect();
  const database = client.db(`${name}_${process.pid}`);
  return {
    client,
    database,
    uri,
    close: async () => {
      await database.dropDatabase();
      await client.close();
      await server?.remove();
    },
  };
}

/** The error that `work` throws; throws itself when there is none. */
export async function errorOf(work: Promise<unknown>): Promise<Error & Readonly<Record<string, unknown>>> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Error) return error as Error & Readonly<Record<string, unknown>>;
    throw error;
  }
  throw new Error('It was expected to fail, and did not.');
}

/** Creates one index and gives its name. */
export async function makeIndex<T extends Document>(
  collection: Collection<T>,
  key: IndexDescription['key'],
  options: Omit<IndexDescription, 'key'> = {},
): Promise<string> {
  const [name] = await collection.createIndexes([{ key, ...options }]);
  return name ?? '';
}
