import { COMMAND_LINE, type AuditAct, type AuditDetails, type AuditLog } from '../audit/index.js';
import type { Clock } from '../platform/clock.js';
import type { Transact } from '../platform/database/transactions.js';
import { AppError } from '../platform/errors.js';
import type { Role } from '../platform/http/permissions.js';
import type { Account } from './account.js';
import type { AccountChanges, AccountStore } from './account-store.js';
import { displayNameProblem, tidyDisplayName } from './display-name.js';
import { type Passwords, randomPassword } from './passwords.js';

export interface SetAccountDeps {
  readonly accountStore: Pick<AccountStore, 'findByEmail' | 'insert' | 'change'>;
  readonly passwords: Pick<Passwords, 'hash'>;
  readonly auditLog: AuditLog;
  readonly clock: Clock;
  readonly transact: Transact;
}

/** What is left out stays as it is, or gets its default in a new account. */
export interface SetAccountInput {
  readonly email: string;
  readonly role?: Role | undefined;
  /** Null is every section. Only a moderator can be narrowed to some. */
  readonly sections?: readonly string[] | null | undefined;
  readonly displayName?: string | undefined;
  readonly password?: string | undefined;
}

interface SetAccountResult {
  readonly account: Account;
  readonly created: boolean;
  /** The password of a new account that was given none. */
  readonly madePassword: string | null;
}

interface Act {
  readonly act: AuditAct;
  readonly details: AuditDetails;
}

/**
 * Makes or changes an account on behalf of whoever runs the server, who answers for the e-mail address of one they
 * make. Throws `email_taken` when somebody else makes it at the same moment.
 */
export async function setAccount(deps: SetAccountDeps, input: SetAccountInput): Promise<SetAccountResult> {
  const existing = await deps.accountStore.findByEmail(input.email);
  return existing === null ? makeAccount(deps, input) : changeAccount(deps, input);
}

async function makeAccount(deps: SetAccountDeps, input: SetAccountInput): Promise<SetAccountResult> {
  const { email, role = 'reader', displayName = nameFrom(email) } = input;
  const password = input.password ?? randomPassword();
  const passwordHash = await deps.passwords.hash(password);
  const sections = sectionsOf(role, input.sections ?? null);
  const now = deps.clock.now();
  const times = { createdAt: now, emailVerifiedAt: now, passwordSetAt: now };
  const account = await deps.transact(async () => {
    const made = await deps.accountStore.insert({ email, displayName, role, sections, passwordHash, ...times });
    await recordActs(deps, made.id, [{ act: 'account.created', details: { role, sections } }]);
    return made;
  });
  return { account, created: true, madePassword: input.password === undefined ? password : null };
}

async function changeAccount(deps: SetAccountDeps, input: SetAccountInput): Promise<SetAccountResult> {
  // Hashing takes its time, and a transaction should not wait for it.
  const passwordHash = input.password === undefined ? null : await deps.passwords.hash(input.password);
  const account = await deps.transact(async () => {
    const before = await deps.accountStore.findByEmail(input.email);
    if (before === null) throw new AppError('conflict');
    const after = { ...before, ...changesOf(before, input) };
    const newPassword = passwordHash === null ? {} : { passwordHash, passwordSetAt: deps.clock.now() };
    const { displayName, role, sections } = after;
    await deps.accountStore.change(before.id, { displayName, role, sections, ...newPassword });
    await recordActs(deps, before.id, actsOf(before, after, passwordHash !== null));
    return after;
  });
  return { account, created: false, madePassword: null };
}

function changesOf(before: Account, input: SetAccountInput): AccountChanges {
  const { displayName = before.displayName, role = before.role, sections = before.sections } = input;
  return { displayName, role, sections: sectionsOf(role, sections) };
}

/** Sections narrow moderators; whoever may do more, or less, has them all. */
function sectionsOf(role: Role, sections: readonly string[] | null): readonly string[] | null {
  return role === 'moderator' ? sections : null;
}

function actsOf(before: Account, after: Account, hasNewPassword: boolean): Act[] {
  const { role, sections } = after;
  const was = { previousRole: before.role, previousSections: before.sections };
  const roleChanged = role !== before.role || sections?.join() !== before.sections?.join();
  return [
    ...(roleChanged ? [{ act: 'account.role_changed', details: { role, sections, ...was } } as const] : []),
    ...(hasNewPassword ? [{ act: 'account.password_changed', details: {} } as const] : []),
    ...(after.displayName === before.displayName ? [] : [{ act: 'account.renamed', details: {} } as const]),
  ];
}

async function recordActs({ auditLog }: SetAccountDeps, accountId: string, acts: readonly Act[]): Promise<void> {
  for (const act of acts) {
    await auditLog.record({ actor: COMMAND_LINE, subject: { type: 'account', id: accountId }, ...act });
  }
}

/** The part before the @, where that makes a name. */
function nameFrom(email: string): string {
  const name = tidyDisplayName(email.slice(0, email.indexOf('@'))).slice(0, 40);
  return displayNameProblem(name) === null ? name : 'Reader';
}
