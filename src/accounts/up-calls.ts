/** A mail to whoever has an account, about the account. By address where nobody may learn whether there is one. */
export type AccountMail =
  | { readonly purpose: 'verify_email' | 'password_changed'; readonly accountId: string }
  | { readonly purpose: 'reset_password'; readonly email: string };

/**
 * Supplied by notifications, within the transaction of what the mail is about: it goes out after that, once
 * `prepareAccountMail` has said to whom.
 */
export type RequestAccountMail = (mail: AccountMail) => Promise<void>;
