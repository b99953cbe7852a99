import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { emailSchema, passwordSchema, signInBody, signUpBody } from '../../src/accounts/account-schemas.js';

describe('an e-mail address', () => {
  it.each([
    ['Ann.Lee@Example.ORG', 'ann.lee@example.org'],
    ['  ann@example.org\n', 'ann@example.org'],
    ["o'neil+comments@news.example.org", "o'neil+comments@news.example.org"],
  ])('%j is kept as %j', (given, kept) => {
    expect(emailSchema.parse(given)).toBe(kept);
  });

  it.each([
    [''],
    ['ann'],
    ['ann@localhost'],
    ['@example.org'],
    ['ann@example..org'],
    ['ann@exam ple.org'],
    ['ann@example.org\nbcc: all@example.org'],
    ['ann\u0000@example.org'],
    ['ann@example.org, bob@example.org'],
    ['"ann lee"@example.org'],
    // Letters that look like others, or turn into them in lower case or another normal form.
    ['аnn@example.org'],
    ['ann@\u212aent.example.org'],
    ['ann@ex\u0430mple.org'],
    ['ann@example\uff0eorg'],
    ['\u202eann@example.org'],
    ['an\u200bn@example.org'],
    [`${'a'.repeat(250)}@example.org`],
  ])('%j is refused', (given) => {
    expect(emailSchema.safeParse(given).success).toBe(false);
  });

  it('is ASCII in lower case, whatever was accepted', () => {
    const nearlyAscii = fc.string({ unit: fc.constantFrom(...Array.from('aKZ.-+_\u212a\u0130\u017fé \u00a0')) });
    fc.assert(
      fc.property(nearlyAscii, nearlyAscii, (local, domain) => {
        const result = emailSchema.safeParse(`${local}@${domain}.org`);
        if (result.success) expect(result.data).toMatch(/^[a-z0-9._+'-]+@[a-z0-9.-]+$/);
      }),
    );
  });
});

describe('a password', () => {
  it.each([
    ['of the least length', 'n'.repeat(10), true],
    ['of the greatest length', 'n'.repeat(200), true],
    ['of the greatest length in astral characters', '🦊'.repeat(200), true],
    ['too short', 'n'.repeat(9), false],
    ['too short, though long in UTF-16', '🦊'.repeat(9), false],
    ['too long', 'n'.repeat(201), false],
    ['far too long', 'n'.repeat(1_000_000), false],
  ])('%s', (_case, password, accepted) => {
    expect(passwordSchema.safeParse(password).success).toBe(accepted);
  });

  it('keeps every character, spaces at its ends too', () => {
    expect(passwordSchema.parse('  ten or so  ')).toBe('  ten or so  ');
  });
});

describe('the bodies of sign-up and sign-in', () => {
  const credentials = { email: 'ann@example.org', password: 'ten or more' };
  const good = { ...credentials, displayName: 'Ann' };
  const anything = [{ $ne: null }, { $gt: '' }, ['ann@example.org'], 7, true, null, undefined];

  it.each(['email', 'displayName', 'password'])('take nothing but a string as %s', (field) => {
    for (const value of anything) {
      expect(signUpBody.safeParse({ ...good, [field]: value }).success).toBe(false);
      expect(signInBody.safeParse({ ...credentials, [field]: value }).success).toBe(false);
    }
  });

  it('refuse unknown fields, such as a role', () => {
    expect(signUpBody.safeParse({ ...good, role: 'admin' }).success).toBe(false);
    expect(signUpBody.safeParse(good).success).toBe(true);
  });
});
