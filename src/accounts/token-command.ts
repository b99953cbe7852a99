import { z } from 'zod';
import { CommandError, readOptions } from '../platform/command-line.js';
import { type AccessToken, DEFAULT_TOKEN_DAYS, MAX_LABEL_LENGTH, MAX_TOKEN_DAYS } from './access-token.js';
import { emailSchema } from './account-schemas.js';
import {
  type AccessTokenDeps,
  createAccessToken,
  listAccessTokens,
  revokeAccessToken,
} from './manage-access-tokens.js';

const options = z.strictObject({
  email: emailSchema.optional(),
  label: z
    .string()
    .trim()
    .min(1)
    .max(MAX_LABEL_LENGTH)
    .regex(/^\P{C}*$/u, 'Must not contain control characters.')
    .optional(),
  days: z.coerce.number().int().min(1).max(MAX_TOKEN_DAYS).default(DEFAULT_TOKEN_DAYS),
  revoke: z.string().optional(),
});

export const TOKEN_USAGE = `Makes, lists or revokes the access tokens of an account, for programs that use the API.

  npm run token -- --email E --label L [--days N]   makes one, good for N days (${DEFAULT_TOKEN_DAYS})
  npm run token -- --email E                        lists the account's tokens
  npm run token -- --revoke ID                      ends one at once`;

/** Runs the command and returns what to print. Throws `CommandError` for options, `not_found`. */
export async function runTokenCommand(deps: AccessTokenDeps, argv: readonly string[]): Promise<string> {
  const { email, label, days, revoke } = readOptions(options, argv);
  if (revoke !== undefined) return `Revoked ${describe(await revokeAccessToken(deps, revoke))}`;
  if (email === undefined) throw new CommandError(TOKEN_USAGE);
  if (label === undefined) return describeAll(await listAccessTokens(deps, email));
  const made = await createAccessToken(deps, { email, label, days });
  return `Made ${describe(made)}\nIt is shown this once:\n${made.token}`;
}

function describeAll(tokens: readonly AccessToken[]): string {
  return tokens.length === 0 ? 'This account has no access tokens.' : tokens.map(describe).join('\n');
}

function describe({ id, label, expiresAt, lastUsedAt }: AccessToken): string {
  const lastUse = lastUsedAt === null ? 'never used' : `last used ${day(lastUsedAt)}`;
  return `${id}  ${label}  (until ${day(expiresAt)}, ${lastUse})`;
}

const day = (time: Date) => time.toISOString().slice(0, 10);
