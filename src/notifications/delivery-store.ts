import { Types, type Connection } from 'mongoose';
import type { DeliveryChoices, KeptChoices } from './delivery.js';
import { deliveryModel, type StoredDelivery } from './delivery-model.js';

export interface DeliveryStore {
  /** What the account has chosen; nothing for one that never did. */
  find(accountId: string): Promise<KeptChoices>;
  /** The same of many; an account that never chose is left out. */
  findMany(accountIds: readonly string[]): Promise<ReadonlyMap<string, KeptChoices>>;
  /** Changes what is given and leaves the rest. */
  merge(accountId: string, changes: DeliveryChoices): Promise<void>;
  /** Forgets what the account has chosen, and has nothing go to it any more. */
  erase(accountId: string): Promise<void>;
}

export function createDeliveryStore(connection: Connection): DeliveryStore {
  const model = deliveryModel(connection);
  return {
    async find(accountId) {
      const stored = await model.findById(new Types.ObjectId(accountId)).lean<StoredDelivery | null>();
      return stored === null ? {} : keptIn(stored);
    },
    async findMany(accountIds) {
      const ids = accountIds.map((id) => new Types.ObjectId(id));
      const found = await model.find({ _id: { $in: ids } }).lean<StoredDelivery[]>();
      return new Map(found.map((stored) => [stored._id.toHexString(), keptIn(stored)]));
    },
    async merge(accountId, changes) {
      const fields = Object.entries(changes).flatMap(([kind, { inApp, email } = {}]) => [
        ...(inApp === undefined ? [] : [[`choices.${kind}.inApp`, inApp]]),
        ...(email === undefined ? [] : [[`choices.${kind}.email`, email]]),
      ]);
      if (fields.length === 0) return;
      await model.updateOne(
        { _id: new Types.ObjectId(accountId) },
        { $set: Object.fromEntries(fields) as Readonly<Record<string, boolean>> },
        { upsert: true },
      );
    },
    async erase(accountId) {
      const update = { $set: { choices: {}, erased: true } } as const;
      await model.updateOne({ _id: new Types.ObjectId(accountId) }, update, { upsert: true });
    },
  };
}

function keptIn({ choices, erased }: StoredDelivery): KeptChoices {
  return erased === true ? { isErased: true } : choices;
}
