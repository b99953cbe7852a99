import { type Connection, type Model, Schema } from 'mongoose';

interface StoredSession {
  readonly _id: string;
  readonly session: unknown;
  readonly expires: Date;
  readonly lastModified: Date;
}

const sessionSchema = new Schema<StoredSession>(
  { _id: String, session: Schema.Types.Mixed, expires: Date, lastModified: Date },
  { collection: 'sessions', versionKey: false },
);
sessionSchema.index({ expires: 1 }, { expireAfterSeconds: 0 });
sessionSchema.index({
  'session.passport.user.accountId': 1,
  'session.passport.user.at': -1,
  'session.passport.user.handle': -1,
});

/** The collection that connect-mongo reads and writes; declared for its indexes. */
export function sessionModel(connection: Connection): Model<StoredSession> {
  return connection.models.Session ?? connection.model<StoredSession>('Session', sessionSchema);
}
