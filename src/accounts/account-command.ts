import { z } from 'zod';
import { readOptions } from '../platform/command-line.js';
import { ROLES } from '../platform/http/permissions.js';
import { displayNameSchema, emailSchema, passwordSchema } from './account-schemas.js';
import { setAccount, type SetAccountDeps } from './set-account.js';

const ALL_SECTIONS = 'all';
const SECTION = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const sectionsSchema = z
  .string()
  .transform((list) => (list === ALL_SECTIONS ? null : [...new Set(list.split(','))]))
  .refine((sections) => sections?.every((section) => SECTION.test(section)) ?? true, {
    error: `Must be names of sections with commas between, such as health,local-government, or "${ALL_SECTIONS}".`,
  });

const options = z.strictObject({
  email: emailSchema,
  role: z.enum(ROLES, `Must be one of ${ROLES.join(', ')}.`).optional(),
  displayName: displayNameSchema.optional(),
  password: passwordSchema.optional(),
  sections: sectionsSchema.optional(),
});

export const ACCOUNT_USAGE = `Makes an account, or changes the one with this e-mail address.

  npm run account -- --email E [--role ROLE] [--display-name N] [--password P] [--sections LIST]

  --role          ${ROLES.join(', ')}; a new account is a reader without it
  --password      a new account without one gets one made at random; a new password ends the account's sessions
  --sections      what a moderator sees: names with commas between, or "${ALL_SECTIONS}"`;

/** Runs the command and returns what to print. Throws `CommandError` for options, else as `setAccount`. */
export async function runAccountCommand(deps: SetAccountDeps, argv: readonly string[]): Promise<string> {
  const { account, created, madePassword } = await setAccount(deps, readOptions(options, argv));
  const { email, displayName, role, sections } = account;
  const lines = [
    `${created ? 'Made' : 'Changed'} the account of ${email}: ${displayName}, ${role}`,
    ...(role === 'moderator' ? [`Sections: ${sections?.join(', ') ?? ALL_SECTIONS}`] : []),
    ...(madePassword === null ? [] : [`Password: ${madePassword}`]),
  ];
  return lines.join('\n');
}
