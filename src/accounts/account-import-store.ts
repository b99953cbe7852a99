import { Types, type Connection } from 'mongoose';
import { bulkInsert } from '../platform/database/bulk-insert.js';
import { accountModel, type StoredAccount } from './account-model.js';

export interface ImportedAccount extends Omit<StoredAccount, '_id'> {
  readonly id: string;
}

/** Writes whole sets of accounts past the use cases; the caller answers for every rule. */
export interface AccountImportStore {
  readonly insertAccounts: (accounts: readonly ImportedAccount[]) => Promise<void>;
}

export function createAccountImportStore(connection: Connection): AccountImportStore {
  const model = accountModel(connection);
  return {
    insertAccounts: (accounts) =>
      bulkInsert(
        model,
        accounts.map(({ id, ...account }) => ({ _id: new Types.ObjectId(id), ...account })),
      ),
  };
}
