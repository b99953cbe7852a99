import type { Connection } from 'mongoose';
import type { Device } from './device.js';
import { sessionModel } from './session-model.js';

/** A session of an account, as its owner sees it. What opens it, or is stored of that, is not told. */
export interface OpenSession {
  /** Made at sign-in for naming it; it opens nothing. */
  readonly handle: string;
  readonly signedInAt: Date;
  /** Within `TOUCH_EVERY_MS`. */
  readonly lastUsedAt: Date;
  readonly device: Device;
}

interface SessionPage {
  /** The last session of the page before: those opened earlier follow. */
  readonly after: Pick<OpenSession, 'handle' | 'signedInAt'> | null;
  readonly limit: number;
  /** Sessions opened before that have ended. */
  readonly since: Date;
}

export interface OpenSessionStore {
  /** Those of an account that can still be used, the latest first. */
  list(accountId: string, page: SessionPage): Promise<readonly OpenSession[]>;
  /** False when the account has none of that name. */
  end(accountId: string, handle: string): Promise<boolean>;
  /** Ends all of an account but one; all where that is null. */
  endOthers(accountId: string, handle: string | null): Promise<void>;
}

interface Stored {
  readonly session: {
    readonly passport: { readonly user: { readonly at: number; readonly handle: string; readonly device: Device } };
  };
  readonly lastModified: Date;
}

const ACCOUNT = 'session.passport.user.accountId';
const AT = 'session.passport.user.at';
const HANDLE = 'session.passport.user.handle';

/** The sessions that connect-mongo stores, by account. */
export function createOpenSessionStore(connection: Connection): OpenSessionStore {
  const model = sessionModel(connection);
  return {
    async list(accountId, { after, limit, since }) {
      const found = await model
        .find({
          [ACCOUNT]: accountId,
          // Those from before handles were made cannot be named; they end with the others.
          [HANDLE]: { $exists: true },
          ...within(since.getTime(), after),
          // By the clock that connect-mongo goes by.
          expires: { $gt: new Date() },
        })
        .select({ _id: 0, 'session.passport.user': 1, lastModified: 1 })
        .sort({ [AT]: -1, [HANDLE]: -1 })
        .limit(limit)
        .lean<Stored[]>();
      return found.map(toOpenSession);
    },
    async end(accountId, handle) {
      const { deletedCount } = await model.deleteOne({ [ACCOUNT]: accountId, [HANDLE]: handle });
      return deletedCount === 1;
    },
    async endOthers(accountId, handle) {
      await model.deleteMany({ [ACCOUNT]: accountId, ...(handle === null ? {} : { [HANDLE]: { $ne: handle } }) });
    },
  };
}

/** The bound of a later page is said twice, so that every engine starts its index scan there. */
function within(since: number, after: SessionPage['after']) {
  if (after === null) return { [AT]: { $gte: since } };
  const at = after.signedInAt.getTime();
  return {
    [AT]: { $gte: since, $lte: at },
    $or: [{ [AT]: { $lt: at } }, { [AT]: at, [HANDLE]: { $lt: after.handle } }],
  };
}

function toOpenSession({ session, lastModified }: Stored): OpenSession {
  const { at, handle, device } = session.passport.user;
  return { handle, signedInAt: new Date(at), lastUsedAt: lastModified, device };
}
