import { Types, type Connection } from 'mongoose';
import { isDuplicateKey } from '../../../platform/database/database-errors.js';
import { AppError } from '../../../platform/errors.js';
import { spellingOf, type WordEntry } from './word-entry.js';
import { toWordEntry, wordCountModel, wordModel, type StoredWord, type StoredWordCount } from './word-entry-model.js';

interface WordsPage {
  readonly list: WordEntry['list'] | undefined;
  /** Entries for this section alone. */
  readonly section: string | undefined;
  /** The id that those of the page come before; null for the first page. */
  readonly before: string | null;
  readonly limit: number;
}

/** The publisher's own lists of words. */
export interface WordStore {
  /** Throws `word_exists` where this spelling has an entry for the same section. */
  insert(entry: Omit<WordEntry, 'id'>): Promise<WordEntry>;
  /** Null where there is none with this id. */
  remove(id: string): Promise<WordEntry | null>;
  /** Newest first. */
  list(page: WordsPage): Promise<readonly WordEntry[]>;
  readAll(): Promise<readonly WordEntry[]>;
  /** Counts a change by so many entries, and answers how many there are then. Changes come one after the other. */
  countChange(by: 1 | -1): Promise<number>;
  /** Rises with every change; 0 before the first. */
  readVersion(): Promise<number>;
}

const COUNT_ID = 'words';

export function createWordStore(connection: Connection): WordStore {
  const model = wordModel(connection);
  const counts = wordCountModel(connection);
  return {
    async insert({ addedBy, ...entry }) {
      try {
        const made = { ...entry, addedBy: new Types.ObjectId(addedBy), spelling: spellingOf(entry.term) };
        const stored = await model.create(made);
        return toWordEntry(stored.toObject());
      } catch (cause) {
        throw isDuplicateKey(cause) ? new AppError('word_exists', { cause }) : cause;
      }
    },
    async remove(id) {
      const removed = await model.findOneAndDelete({ _id: new Types.ObjectId(id) }).lean<StoredWord | null>();
      return removed && toWordEntry(removed);
    },
    async list({ list, section, before, limit }) {
      const found = await model
        .find({
          ...(section === undefined ? {} : { section }),
          ...(list === undefined ? {} : { list }),
          ...(before === null ? {} : { _id: { $lt: new Types.ObjectId(before) } }),
        })
        .sort({ _id: -1 })
        .limit(limit)
        .lean<StoredWord[]>();
      return found.map(toWordEntry);
    },
    async readAll() {
      return (await model.find({}).sort({ _id: 1 }).lean<StoredWord[]>()).map(toWordEntry);
    },
    async countChange(by) {
      const counted = await counts
        .findOneAndUpdate(
          { _id: COUNT_ID },
          { $inc: { version: 1, entries: by } },
          { upsert: true, returnDocument: 'after' },
        )
        .lean<StoredWordCount>();
      return counted.entries;
    },
    async readVersion() {
      return (await counts.findOne({ _id: COUNT_ID }).lean<StoredWordCount | null>())?.version ?? 0;
    },
  };
}
