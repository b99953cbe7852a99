import type { AccountStore } from './account-store.js';

export interface ChooseInterestsDeps {
  readonly accountStore: Pick<AccountStore, 'change'>;
}

/** Sets the sections and tags that an account's owner wants to hear of; all of them, none being kept of before. */
export async function chooseInterests(
  { accountStore }: ChooseInterestsDeps,
  accountId: string,
  interests: readonly string[],
): Promise<void> {
  await accountStore.change(accountId, { interests });
}
