/** A mail about an account. By address where nobody may learn whether there is one, or where the account has left it. */
export type AccountMail =
  | { readonly purpose: 'verify_email' | 'password_changed' | 'email_change_asked'; readonly accountId: string }
  /** `email` is the new address. */
  | { readonly purpose: 'change_email'; readonly accountId: string; readonly email: string }
  /** `email` is the address that the account had before. */
  | { readonly purpose: 'email_changed'; readonly email: string }
  | { readonly purpose: 'reset_password'; readonly email: string };

/**
 * Supplied by notifications, within the transaction of what the mail is about: it goes out after that, once
 * `prepareAccountMail` has said to whom.
 */
export type RequestAccountMail = (mail: AccountMail) => Promise<void>;

/** Supplied by comments, once a name has changed: forgets the finished pages that show it. */
export type NoteRenamed = (accountId: string) => Promise<void>;
