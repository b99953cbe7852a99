import { z } from 'zod';
import { ROLES } from '../platform/http/permissions.js';
import type { Account } from './account.js';
import { displayNameProblem, MAX_DISPLAY_NAME_UNITS, nextRename, tidyDisplayName } from './display-name.js';
import { PASSWORD_LENGTH } from './passwords.js';

/** RFC 5321's longest address. */
const MAX_EMAIL_LENGTH = 254;
/** A code point takes two UTF-16 units at most. */
const MAX_PASSWORD_UNITS = 2 * PASSWORD_LENGTH.max;

/** ASCII only, so that no two addresses look alike; checked before it is put into lower case, which could hide that. */
export const emailSchema = z
  .string()
  .max(MAX_EMAIL_LENGTH, { abort: true })
  .trim()
  .regex(z.regexes.email, 'Must be an e-mail address.')
  .toLowerCase();

export const displayNameSchema = z
  .string()
  .max(MAX_DISPLAY_NAME_UNITS, { abort: true })
  .overwrite(tidyDisplayName)
  .superRefine((name, context) => {
    const problem = displayNameProblem(name);
    if (problem !== null) context.addIssue(problem);
  });

export const passwordSchema = z
  .string()
  .max(MAX_PASSWORD_UNITS, { abort: true })
  .refine(hasPasswordLength, `Must have ${PASSWORD_LENGTH.min} to ${PASSWORD_LENGTH.max} characters.`);

function hasPasswordLength(password: string): boolean {
  const { length } = Array.from(password);
  return length >= PASSWORD_LENGTH.min && length <= PASSWORD_LENGTH.max;
}

export const signUpBody = z.strictObject({
  email: emailSchema,
  displayName: displayNameSchema,
  password: passwordSchema,
});

/** Asks only that these could be compared: whatever is no account's is answered `invalid_credentials`. */
export const signInBody = z.strictObject({
  email: z.string().min(1).max(MAX_EMAIL_LENGTH),
  password: z.string().min(1).max(MAX_PASSWORD_UNITS),
});

/** As a link's token is written; one that is not of this form was never sent. */
const linkToken = z.string().regex(/^[\w-]{43}$/, 'Must be the token of a link that was sent.');

/** The token of a link that was sent to an address. */
export const verifyEmailBody = z.strictObject({ token: linkToken });

/** Asks only that it could be compared. */
const currentPassword = z.string().min(1).max(MAX_PASSWORD_UNITS);

export const changePasswordBody = z.strictObject({ currentPassword, password: passwordSchema });

export const changeEmailBody = z.strictObject({ email: emailSchema, currentPassword });

const MOST_INTERESTS = 40;
const MAX_INTEREST_LENGTH = 60;

/** Slugs of sections, and tags, as articles have them. */
export const interestsSchema = z
  .array(
    z
      .string()
      .trim()
      .min(1)
      .max(MAX_INTEREST_LENGTH)
      .regex(/^\P{C}*$/u, 'Must not contain control characters.'),
  )
  .max(MOST_INTERESTS)
  .transform((interests) => [...new Set(interests)]);

/** What to change of one's own account; at least something. */
export const changeOwnBody = z
  .strictObject({ displayName: displayNameSchema.optional(), interests: interestsSchema.optional() })
  .refine((changes) => Object.keys(changes).length > 0, 'Must name something to change.');

export const forgottenPasswordBody = z.strictObject({ email: emailSchema });

export const resetPasswordBody = z.strictObject({ token: linkToken, password: passwordSchema });

export const ownAccountAnswer = z
  .object({
    id: z.string(),
    displayName: z.string(),
    role: z.enum(ROLES),
    sections: z.array(z.string()).nullable(),
    createdAt: z.iso.datetime(),
    email: z.string(),
  })
  .meta({ id: 'OwnAccount' });

export const ownProfileAnswer = ownAccountAnswer
  .extend({
    isEmailVerified: z.boolean(),
    pendingEmail: z.string().nullable().meta({ description: 'An address that is yet to be confirmed' }),
    interests: z.array(z.string()).meta({ description: 'Sections and tags' }),
    renameFrom: z.iso.datetime().nullable().meta({ description: 'When the name may be changed again; null: now' }),
  })
  .meta({ id: 'OwnProfile' });

export const sessionAnswer = z
  .object({
    account: ownAccountAnswer.nullable(),
    csrfToken: z.string().nullable().meta({ description: 'Null for an access token, which needs none.' }),
  })
  .meta({ id: 'Session' });

/** An account as its owner sees it. */
export function presentOwnAccount({ id, displayName, role, sections, createdAt, email }: Account) {
  return { id, displayName, role, sections, createdAt: createdAt.toISOString(), email };
}

/** An account as its owner sees it where they change it. */
export function presentOwnProfile(account: Account, now: Date) {
  const { emailVerifiedAt, pendingEmail, renamedAt, interests } = account;
  return {
    ...presentOwnAccount(account),
    isEmailVerified: emailVerifiedAt !== null,
    pendingEmail: pendingEmail?.email ?? null,
    interests: [...interests],
    renameFrom: nextRename(renamedAt, now)?.toISOString() ?? null,
  };
}
