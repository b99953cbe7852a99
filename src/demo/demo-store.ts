import type { Connection } from '../platform/database/connection.js';
import { demoLoadModel, type StoredDemoLoad } from './demo-model.js';

/** How far a demonstration got: null is not begun. */
type DemoLoad = StoredDemoLoad['state'] | null;

/** Remembers in the database itself whether the demonstration was loaded to its end. */
export interface DemoStore {
  find(): Promise<DemoLoad>;
  set(state: 'loading' | 'loaded'): Promise<void>;
  /** Whether no collection of the service holds anything. */
  isEmpty(): Promise<boolean>;
  /** Removes every document of the service; its collections and indexes stay. */
  removeEverything(): Promise<void>;
}

const THE_ONE = 'demo';

export function createDemoStore(connection: Connection): DemoStore {
  const model = demoLoadModel(connection);
  const others = () => Object.values(connection.models).filter(({ modelName }) => modelName !== model.modelName);
  return {
    async find() {
      const stored = await model.findOne({ _id: THE_ONE }).lean<StoredDemoLoad | null>();
      return stored?.state ?? null;
    },
    async set(state) {
      await model.updateOne({ _id: THE_ONE }, { $set: { state } }, { upsert: true });
    },
    async isEmpty() {
      // An engine may estimate its counts from statistics that lag behind.
      for (const other of others()) if ((await other.findOne({}, { _id: 1 }).lean()) !== null) return false;
      return true;
    },
    async removeEverything() {
      for (const other of others()) await other.deleteMany({});
    },
  };
}
