import { z } from 'zod';
import { screeningServices } from './screening-services.js';

const MAX_WINDOW_SECONDS = 86_400;

const whole = (min: number, max: number, byDefault: number) => {
  const message = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, message)
    .default(String(byDefault))
    .transform(Number)
    .refine((value) => value >= min && value <= max, message);
};

const choice = <const T extends readonly [string, ...string[]]>(values: T, byDefault: T[number]) =>
  z.enum(values, `must be one of ${values.join(', ')}`).default(byDefault as z.core.util.NoUndefined<T[number]>);

const onOff = (byDefault: 'on' | 'off') => choice(['on', 'off'], byDefault).transform((value) => value === 'on');

const text = (max: number) => z.string().max(max, `must have at most ${max} characters`);

const rate = (times: number, seconds: number) => {
  const message = `must be TIMES/SECONDS, such as ${times}/${seconds}, with at most ${MAX_WINDOW_SECONDS} seconds`;
  return z
    .string()
    .regex(/^[1-9]\d{0,6}\/[1-9]\d{0,4}$/, message)
    .default(`${times}/${seconds}`)
    .transform((value) => {
      const [max = 0, windowSeconds = 0] = value.split('/').map(Number);
      return { max, windowMs: windowSeconds * 1000 };
    })
    .refine(({ windowMs }) => windowMs <= MAX_WINDOW_SECONDS * 1000, message);
};

/** `Name <address>`, or an address alone; its domain need not have a dot. */
const SENDER = /^(?:[^<>@,;\p{Cc}]+ <[^\s<>@,;]+@[\w.-]+>|[^\s<>@,;]+@[\w.-]+)$/u;

const json = z
  .string()
  .max(100_000, 'must have at most 100000 characters')
  .transform((value, context): unknown => {
    try {
      return JSON.parse(value);
    } catch {
      context.addIssue({ code: 'custom', message: 'must be JSON' });
      return z.NEVER;
    }
  });

/** Each environment variable of the service: how it is read, and its default. `.env.example` explains them. */
export const variables = z.object({
  NODE_ENV: choice(['development', 'production', 'test'], 'development'),
  HOST: text(255).default('127.0.0.1'),
  PORT: whole(0, 65_535, 3000),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address that begins with http:// or https://' })
    .optional(),
  TRUSTED_PROXY_HOPS: whole(0, 10, 0),
  DATA_DIR: text(4096).default('./data'),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'must be an address that begins with mongodb:// or mongodb+srv://')
    .optional(),
  DEMO: onOff('on'),
  METRICS_TOKEN: text(1000).min(16, 'must have at least 16 characters').optional(),
  LOG_LEVEL: choice(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'info'),
  SESSION_SECRET: text(1000).min(32, 'must have at least 32 characters').optional(),
  SESSION_LIFETIME_DAYS: whole(1, 365, 30),
  REQUIRE_VERIFIED_EMAIL: onOff('off'),
  VERIFICATION_LINK_HOURS: whole(1, 720, 72),
  PASSWORD_LINK_MINUTES: whole(5, 1440, 60),
  PASSWORD_HASH_MEMORY_KIB: whole(8, 1_048_576, 19_456),
  PASSWORD_HASH_PASSES: whole(1, 20, 2),
  PASSWORD_HASH_LANES: whole(1, 16, 1),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must be an address that begins with smtp:// or smtps://' })
    .optional(),
  MAIL_FROM: text(320)
    .regex(SENDER, 'must be an e-mail address, or a name with an address in angle brackets')
    .optional(),
  MAIL_ATTEMPTS: whole(1, 100, 12),
  MAIL_LEASE_SECONDS: whole(2, 3600, 120),
  RATE_LIMITS: onOff('on'),
  RATE_LIMIT_SIGN_IN: rate(10, 900),
  RATE_LIMIT_SIGN_UP: rate(10, 3600),
  RATE_LIMIT_ACCOUNT_MAIL: rate(5, 3600),
  RATE_LIMIT_PASSWORD: rate(10, 900),
  RATE_LIMIT_EXPORT: rate(5, 3600),
  RATE_LIMIT_NOTICE: rate(10, 3600),
  RATE_LIMIT_POST_COMMENT: rate(10, 300),
  RATE_LIMIT_FLAG: rate(30, 600),
  RATE_LIMIT_WRITE: rate(120, 60),
  RATE_LIMIT_BULK: rate(10, 60),
  EDIT_WINDOW_SECONDS: whole(0, MAX_WINDOW_SECONDS, 300),
  CLAIM_LEASE_SECONDS: whole(1, MAX_WINDOW_SECONDS, 300),
  AUDIT_SEAL_SECONDS: whole(1, 3600, 5),
  LIVE_STREAMS: whole(1, 100_000, 2000),
  LIVE_STREAMS_PER_ACCOUNT: whole(1, 100_000, 250),
  LIVE_STREAMS_PUBLIC: whole(1, 1_000_000, 10_000),
  LIVE_STREAMS_PER_ADDRESS: whole(1, 100_000, 100),
  LIVE_STREAM_CHECK_SECONDS: whole(1, 3600, 60),
  EXPOSURE_HALF_LIFE_MINUTES: whole(1, 100_000, 180),
  SCREENING_SERVICES: json.pipe(screeningServices).default([]),
  PUBLIC_CACHE_MB: whole(1, 65_536, 64),
});
