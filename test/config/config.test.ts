import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ConfigError, readConfig } from '../../src/config/config.js';
import { keptSessionSecret } from '../../src/config/session-secret.js';
import { variables } from '../../src/config/variables.js';

const SECRET = 'Qm9veR3VudHJ1ZS1yYW5kb20tYnl0ZXMtaGVyZQ';
const read = (environment: Readonly<Record<string, string>> = {}) => readConfig(environment, () => SECRET);

/** The sentences that a configuration is refused with. */
function problemsOf(environment: Readonly<Record<string, string>>): readonly string[] {
  try {
    read(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('the configuration', () => {
  it('has a default for everything in development', () => {
    expect(read()).toMatchObject({
      mode: 'development',
      http: { host: '127.0.0.1', port: 3000, publicUrl: null, trustedProxyHops: 0 },
      mongodbUri: null,
      session: { secret: SECRET, lifetimeMs: 30 * 86_400_000 },
      limits: { signIn: { max: 10, windowMs: 900_000 } },
      moderation: { claimLeaseMs: 300_000 },
    });
  });

  it.each([
    ['PORT', 'eighty', 'PORT must be a whole number from 0 to 65535.'],
    ['PORT', '70000', 'PORT must be a whole number from 0 to 65535.'],
    ['NODE_ENV', 'prod', 'NODE_ENV must be one of development, production, test.'],
    ['RATE_LIMITS', 'no', 'RATE_LIMITS must be one of on, off.'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent.'],
    ['MONGODB_URI', 'localhost:27017', 'MONGODB_URI must be an address that begins with mongodb:// or mongodb+srv://.'],
    ['PUBLIC_URL', 'comments.example', 'PUBLIC_URL must be an address that begins with http:// or https://.'],
    ['SMTP_URL', 'mail.example:25', 'SMTP_URL must be an address that begins with smtp:// or smtps://.'],
    ['MAIL_FROM', 'nobody', 'MAIL_FROM must be an e-mail address, or a name with an address in angle brackets.'],
    [
      'MAIL_FROM',
      'A <a@b.example>\r\nBcc: c@d.example',
      'MAIL_FROM must be an e-mail address, or a name with an address in angle brackets.',
    ],
    ['SESSION_SECRET', 'short', 'SESSION_SECRET must have at least 32 characters.'],
    [
      'RATE_LIMIT_FLAG',
      '30 an hour',
      'RATE_LIMIT_FLAG must be TIMES/SECONDS, such as 30/600, with at most 86400 seconds.',
    ],
  ])('says what is wrong with %s=%s', (name, value, sentence) => {
    expect(problemsOf({ [name]: value })).toEqual([sentence]);
  });

  it('says everything that is wrong at once, and no secret value', () => {
    const problems = problemsOf({ PORT: 'x', SESSION_SECRET: 'swordfish', EDIT_WINDOW_SECONDS: '-1' });
    expect(problems).toHaveLength(3);
    expect(problems.join()).not.toContain('swordfish');
  });

  it('takes an empty value for none, and variables of others for nothing', () => {
    expect(read({ PORT: '', MONGODB_URI: '', HOME: '/home/ada' })).toEqual(read());
  });

  it('trusts kept answers for a second only where other processes may write too', () => {
    const shared = read({ MONGODB_URI: 'mongodb://db.example/?replicaSet=rs0' });
    expect(shared.publicCache.maxAgeMs).toBe(1000);
    expect(read().publicCache.maxAgeMs).toBeGreaterThan(1000);
  });
});

describe('in production', () => {
  const good = {
    NODE_ENV: 'production',
    MONGODB_URI: 'mongodb://db.example/?replicaSet=rs0',
    SESSION_SECRET: SECRET,
    PUBLIC_URL: 'https://comments.example/',
    SMTP_URL: 'smtp://mail.example:587',
    MAIL_FROM: 'Comments <comments@paper.example>',
  };

  it('starts with an external database and a random secret', () => {
    expect(read(good).session.secret).toBe(SECRET);
  });

  it.each([
    ['without MONGODB_URI', { MONGODB_URI: '' }, /^MONGODB_URI must be set in production/],
    ['without PUBLIC_URL', { PUBLIC_URL: '' }, /^PUBLIC_URL must be set in production/],
    ['without SMTP_URL', { SMTP_URL: '' }, /^SMTP_URL must be set in production/],
    ['without MAIL_FROM', { MAIL_FROM: '' }, /^MAIL_FROM must be set in production/],
    ['without SESSION_SECRET', { SESSION_SECRET: '' }, /^SESSION_SECRET must be set in production/],
    [
      'with a placeholder',
      { SESSION_SECRET: 'please-change-me-before-you-go-live-1' },
      /^SESSION_SECRET must be random/,
    ],
    ['with one character', { SESSION_SECRET: 'x'.repeat(40) }, /^SESSION_SECRET must be random/],
    ['with a short secret', { SESSION_SECRET: 'Qm9veR3Vu' }, /^SESSION_SECRET must have at least 32 characters/],
    ['without request limits', { RATE_LIMITS: 'off' }, /^RATE_LIMITS cannot be off in production/],
  ])('refuses to start %s', (_what, changes, sentence) => {
    expect(problemsOf({ ...good, ...changes })).toEqual([expect.stringMatching(sentence)]);
  });
});

describe('.env.example', () => {
  const text = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
  const entries = [...text.matchAll(/^# ([A-Z][A-Z0-9_]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]);

  it('names every variable, and no other', () => {
    expect(entries.map(([name]) => name).sort()).toEqual(Object.keys(variables.shape).sort());
  });

  it('says the defaults', () => {
    expect(read(Object.fromEntries(entries) as Record<string, string>)).toEqual(read());
  });
});

describe('the session secret outside production', () => {
  it('is random, kept for the next start, and for the owner to read alone', () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'belowline-secret-'));
    const secret = keptSessionSecret(join(dataDir, 'a'));
    expect(secret.length).toBeGreaterThanOrEqual(64);
    expect(keptSessionSecret(join(dataDir, 'a'))).toBe(secret);
    expect(keptSessionSecret(join(dataDir, 'b'))).not.toBe(secret);
    expect(statSync(join(dataDir, 'a', 'session-secret')).mode & 0o077).toBe(0);
    rmSync(dataDir, { recursive: true });
  });
});
