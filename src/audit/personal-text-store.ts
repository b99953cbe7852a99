import { Types, type Connection } from 'mongoose';
import { personalTextModel, type StoredPersonalText } from './personal-text-model.js';
import type { SaltedText } from './personal-text.js';

/** A personal text and the entry that it belongs to. */
interface KeptText extends SaltedText {
  readonly entryId: string;
}

export interface PersonalTextStore {
  insert(entryId: string, text: SaltedText): Promise<void>;
  /** Null where the entry never had one, and where it was erased. */
  find(entryId: string): Promise<SaltedText | null>;
  /** Deletes all of one person's; how many. */
  eraseOf(accountId: string): Promise<number>;
  /** Every text, by entry. */
  walk(): AsyncIterable<KeptText>;
}

export function createPersonalTextStore(connection: Connection): PersonalTextStore {
  const model = personalTextModel(connection);
  return {
    async insert(entryId, { accountId, ...text }) {
      await model.create({ _id: new Types.ObjectId(entryId), accountId: new Types.ObjectId(accountId), ...text });
    },
    async find(entryId) {
      const found = await model.findById(entryId).lean<StoredPersonalText | null>();
      return found && toKeptText(found);
    },
    async eraseOf(accountId) {
      const { deletedCount } = await model.deleteMany({ accountId: new Types.ObjectId(accountId) });
      return deletedCount;
    },
    async *walk() {
      for await (const stored of model.find().sort({ _id: 1 }).lean<StoredPersonalText[]>().cursor())
        yield toKeptText(stored);
    },
  };
}

/** Takes whatever lies there, also where somebody put it past the service. */
function toKeptText({ _id, accountId, texts, salt }: StoredPersonalText): KeptText {
  return { entryId: String(_id), accountId: String(accountId), texts, salt };
}
