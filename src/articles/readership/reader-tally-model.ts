import { Schema, type Connection, type Model } from 'mongoose';

/** How many readers the articles of a section had in a quarter of an hour. */
export interface StoredReaderTally {
  /** Of `SLOT_MS`, counted from 1970. */
  readonly slot: number;
  readonly section: string;
  readonly readers: number;
}

const schema = new Schema<StoredReaderTally>(
  {
    slot: { type: Number, required: true },
    section: { type: String, required: true },
    readers: { type: Number, required: true },
  },
  { collection: 'readerTallies', versionKey: false },
);

schema.index({ slot: 1, section: 1 }, { unique: true });

export const readerTallyModel = (connection: Connection): Model<StoredReaderTally> =>
  (connection.models.ReaderTally as Model<StoredReaderTally> | undefined) ??
  connection.model<StoredReaderTally>('ReaderTally', schema);
