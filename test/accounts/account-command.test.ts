import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runAccountCommand } from '../../src/accounts/index.js';
import { startService, type TestService } from '../support/service.js';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterAll(async () => service.stop());

const run = (...argv: string[]) => {
  const { accounts, audit, clock, transactions } = service.context;
  return runAccountCommand({ ...accounts, ...audit, clock, ...transactions }, argv);
};
const accountOf = async (email: string) => {
  const account = await service.context.accounts.accountStore.findByEmail(email);
  if (account === null) throw new Error(`${email} has no account`);
  return account;
};
const auditOf = (subjectId: string) =>
  service.context.audit.auditStore.list({ subjectId }, { after: null, limit: 100 });
const canSignIn = async (email: string, password: string) =>
  (await service.client().post('/session', { email, password })).status === 200;

describe('npm run account', () => {
  it('makes an admin with a password made at random, which works', async () => {
    const printed = await run('--email', 'Admin@Desk.Example', '--role', 'admin');
    const password = /^Password: (\S{24})$/m.exec(printed)?.[1] ?? '';
    expect(printed).toContain('Made the account of admin@desk.example: admin, admin');
    expect(await canSignIn('admin@desk.example', password)).toBe(true);
    const { id, emailVerifiedAt } = await accountOf('admin@desk.example');
    expect(emailVerifiedAt).not.toBeNull();
    expect(await auditOf(id)).toMatchObject([
      {
        actor: { type: 'system', id: 'command-line' },
        act: 'account.created',
        subject: { type: 'account', id },
        details: { role: 'admin', sections: null },
      },
    ]);
  });

  it('makes a moderator of some sections, with the given name and password', async () => {
    const printed = await run(
      ...['--email', 'mo@desk.example', '--role', 'moderator', '--sections', 'health,local-government'],
      ...['--display-name', 'Mo Adeyemi', '--password', 'a sufficiently long password'],
    );
    expect(printed).not.toContain('Password');
    expect(await accountOf('mo@desk.example')).toMatchObject({
      displayName: 'Mo Adeyemi',
      role: 'moderator',
      sections: ['health', 'local-government'],
    });
    expect(await canSignIn('mo@desk.example', 'a sufficiently long password')).toBe(true);
  });

  it('changes a role, keeps the session, and says in the audit log what it was', async () => {
    const reader = await service.signUp();
    const { id, email } = reader.account;
    expect(await run('--email', email, '--role', 'moderator', '--sections', 'health')).toMatch(/^Changed /);
    expect((await reader.get('/session')).body).toMatchObject({ account: { role: 'moderator', sections: ['health'] } });
    await run('--email', email, '--role', 'editor');
    expect(await accountOf(email)).toMatchObject({ role: 'editor', sections: null });
    expect(await auditOf(id)).toMatchObject([
      {
        act: 'account.role_changed',
        details: { role: 'editor', sections: null, previousRole: 'moderator', previousSections: ['health'] },
      },
      { act: 'account.role_changed', details: { role: 'moderator', previousRole: 'reader' } },
    ]);
  });

  it('sets a password, which ends the sessions and leaves the role', async () => {
    const editor = await service.signUp('editor');
    const { id, email, password } = editor.account;
    await run('--email', email, '--password', 'quite another password');
    expect((await editor.get('/session')).body).toMatchObject({ account: null });
    expect(await canSignIn(email, password)).toBe(false);
    expect(await canSignIn(email, 'quite another password')).toBe(true);
    expect((await accountOf(email)).role).toBe('editor');
    const entries = await auditOf(id);
    expect(entries.map(({ act }) => act)).toEqual(['account.password_changed']);
    expect(JSON.stringify(entries)).not.toContain('quite another');
  });

  it('leaves no entry where nothing changed', async () => {
    const { id, email } = (await service.signUp()).account;
    await run('--email', email, '--role', 'reader');
    expect(await auditOf(id)).toEqual([]);
  });

  it.each([
    ['no address', []],
    ['no such address', ['--email', 'nobody']],
    ['an unknown role', ['--email', 'x@desk.example', '--role', 'owner']],
    ['a short password', ['--email', 'x@desk.example', '--password', 'short']],
    ['a wrong section', ['--email', 'x@desk.example', '--sections', 'Health!']],
    ['an unknown option', ['--email', 'x@desk.example', '--colour', 'red']],
    ['a stray word', ['x@desk.example']],
  ])('refuses %s and makes nothing', async (_case, argv) => {
    await expect(run(...argv)).rejects.toMatchObject({ name: 'CommandError' });
    expect(await service.context.accounts.accountStore.findByEmail('x@desk.example')).toBeNull();
  });
});
