import { Schema, type Connection, type Model, type Types } from 'mongoose';
import { WORD_LISTS, WORD_MATCHES, type WordEntry } from './word-entry.js';

/** An entry as it lies in the database. */
export interface StoredWord extends Omit<WordEntry, 'id' | 'addedBy'> {
  readonly _id: Types.ObjectId;
  /** What the term is looked for by, which makes entries the same. */
  readonly spelling: string;
  readonly addedBy: Types.ObjectId;
}

/** How many entries there are, and of how many changes they come. One document, which all changes meet at. */
export interface StoredWordCount {
  readonly _id: string;
  readonly version: number;
  readonly entries: number;
}

const wordSchema = new Schema<StoredWord>(
  {
    term: { type: String, required: true },
    spelling: { type: String, required: true },
    list: { type: String, enum: WORD_LISTS, required: true },
    match: { type: String, enum: WORD_MATCHES, required: true },
    section: { type: String, default: null },
    addedBy: { type: Schema.Types.ObjectId, required: true },
    addedAt: { type: Date, required: true },
  },
  { collection: 'moderationWords', versionKey: false },
);

wordSchema.index({ spelling: 1, section: 1 }, { unique: true });
wordSchema.index({ list: 1, _id: -1 });
wordSchema.index({ section: 1, _id: -1 });
wordSchema.index({ section: 1, list: 1, _id: -1 });

const countSchema = new Schema<StoredWordCount>(
  {
    _id: { type: String, required: true },
    version: { type: Number, required: true },
    entries: { type: Number, required: true },
  },
  { collection: 'moderationWordCounts', versionKey: false },
);

export const wordModel = (connection: Connection): Model<StoredWord> =>
  (connection.models.ModerationWord as Model<StoredWord> | undefined) ??
  connection.model<StoredWord>('ModerationWord', wordSchema);

export const wordCountModel = (connection: Connection): Model<StoredWordCount> =>
  (connection.models.ModerationWordCount as Model<StoredWordCount> | undefined) ??
  connection.model<StoredWordCount>('ModerationWordCount', countSchema);

export function toWordEntry({ _id, addedBy, ...stored }: StoredWord): WordEntry {
  const { term, list, match, section, addedAt } = stored;
  return { id: _id.toHexString(), term, list, match, section, addedBy: addedBy.toHexString(), addedAt };
}
