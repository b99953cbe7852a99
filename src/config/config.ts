import type { z } from 'zod';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../platform/clock.js';
import type { Limits } from '../platform/http/rate-limits.js';
import { unencryptedServices, type ScreeningService } from './screening-services.js';
import { variables } from './variables.js';

/** What the service was told at its start. Immutable; each number says its unit in its name. */
export interface Config {
  readonly mode: 'development' | 'production' | 'test';
  readonly http: {
    readonly host: string;
    /** 0 lets the system choose one. */
    readonly port: number;
    /** The address that readers see, without a slash at its end; null: wherever the service listens. */
    readonly publicUrl: string | null;
    readonly trustedProxyHops: number;
  };
  readonly dataDir: string;
  /** null: the embedded database. */
  readonly mongodbUri: string | null;
  readonly demo: boolean;
  readonly logLevel: string;
  /** What reading the metrics takes; null: nothing. */
  readonly metricsToken: string | null;
  readonly session: { readonly secret: string; readonly lifetimeMs: number };
  readonly accounts: {
    readonly requireVerifiedEmail: boolean;
    readonly passwordHash: PasswordHashCost;
    /** How long a link in a mail is good, from when it is sent. */
    readonly linkLifetimesMs: {
      readonly verify_email: number;
      readonly change_email: number;
      readonly reset_password: number;
    };
  };
  readonly mail: MailConfig;
  /** null: switched off. */
  readonly limits: Limits | null;
  readonly comments: { readonly editWindowMs: number };
  /** How long it takes for the exposure of an article that nobody reads any more to fall by half. */
  readonly exposureHalfLifeMs: number;
  readonly moderation: {
    readonly claimLeaseMs: number;
    /** They hold secrets: never logged, and read by nobody. */
    readonly screeningServices: readonly ScreeningService[];
  };
  readonly audit: { readonly sealEveryMs: number };
  /** Streams of updates. */
  readonly liveStreams: {
    /** How many may be open at the same time in this process. */
    readonly limits: { readonly perAccount: number; readonly perProcess: number };
    readonly lookAgainMs: number;
  };
  /** Streams that take no account. */
  readonly publicStreams: { readonly limits: { readonly perAddress: number; readonly perProcess: number } };
  readonly publicCache: {
    readonly maxBytes: number;
    readonly maxAgeMs: number;
  };
}

interface MailConfig {
  /** null: mails stay here, to be read at `/dev/mail`; never in production. */
  readonly smtpUrl: string | null;
  /** `Name <address>`, or an address alone. */
  readonly from: string;
  /** Where links in mails begin, without a slash at its end. */
  readonly origin: string;
  /** How often a mail is tried before it is given up. */
  readonly maxAttempts: number;
  /** How long one process has a mail to itself; half of it is what sending may take. */
  readonly leaseMs: number;
}

/** The cost parameters of argon2id. */
interface PasswordHashCost {
  readonly memoryKib: number;
  readonly passes: number;
  readonly lanes: number;
}

/** Thrown with one sentence for each variable that is not as it should be. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;
type Values = z.output<typeof variables>;

/** With another process writing to the same database, a finished answer is trusted for this long only. */
const SHARED_DATABASE_CACHE_MS = SECOND_MS;
/** Bounds how late something shows that no write announces, such as an article whose time of publication comes. */
const OWN_DATABASE_CACHE_MS = 15 * SECOND_MS;

/**
 * Checks and converts the environment. `keptSecret` supplies a session secret outside production when none is set;
 * it is handed the data directory. Throws `ConfigError`.
 */
export function readConfig(environment: Environment, keptSecret: (dataDir: string) => string): Config {
  const values = parseVariables(environment);
  const problems = values.NODE_ENV === 'production' ? productionProblems(values) : [];
  if (problems.length > 0) throw new ConfigError(problems);
  return toConfig(values, values.SESSION_SECRET ?? keptSecret(values.DATA_DIR));
}

function parseVariables(environment: Environment): Values {
  // An empty value counts as none: compose files and shells set such.
  const given = Object.entries(environment).filter(([name, value]) => name in variables.shape && value !== '');
  const result = variables.safeParse(Object.fromEntries(given));
  if (result.success) return result.data;
  const sentences = result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`);
  throw new ConfigError([...new Set(sentences)]);
}

function productionProblems(values: Values): string[] {
  const problems: string[] = [];
  if (values.MONGODB_URI === undefined)
    problems.push('MONGODB_URI must be set in production, to the address of a MongoDB replica set.');
  if (values.PUBLIC_URL === undefined)
    problems.push('PUBLIC_URL must be set in production, to the address that readers see: links in e-mails need it.');
  if (values.SMTP_URL === undefined)
    problems.push('SMTP_URL must be set in production, to the address of a mail server: smtp://HOST:PORT.');
  if (values.MAIL_FROM === undefined)
    problems.push('MAIL_FROM must be set in production, to what e-mails are sent from.');
  if (values.SESSION_SECRET === undefined)
    problems.push('SESSION_SECRET must be set in production, to at least 32 random characters.');
  else if (isGuessable(values.SESSION_SECRET))
    problems.push('SESSION_SECRET must be random: `openssl rand -base64 48` makes a good one.');
  if (!values.RATE_LIMITS) problems.push('RATE_LIMITS cannot be off in production.');
  for (const name of unencryptedServices(values.SCREENING_SERVICES))
    problems.push(`SCREENING_SERVICES: "${name}" must use https in production, unless allowInternal is true.`);
  return problems;
}

/** Whether a secret looks like a placeholder rather than chance: few different characters, or words of an example. */
function isGuessable(secret: string): boolean {
  return new Set(secret).size < 12 || /change.?me|secret|example|password|default/i.test(secret);
}

function toConfig(values: Values, sessionSecret: string): Config {
  return {
    mode: values.NODE_ENV,
    http: {
      host: values.HOST,
      port: values.PORT,
      publicUrl: publicUrl(values),
      trustedProxyHops: values.TRUSTED_PROXY_HOPS,
    },
    dataDir: values.DATA_DIR,
    mongodbUri: values.MONGODB_URI ?? null,
    demo: values.DEMO,
    logLevel: values.LOG_LEVEL,
    metricsToken: values.METRICS_TOKEN ?? null,
    session: { secret: sessionSecret, lifetimeMs: values.SESSION_LIFETIME_DAYS * DAY_MS },
    accounts: {
      requireVerifiedEmail: values.REQUIRE_VERIFIED_EMAIL,
      passwordHash: passwordHash(values),
      linkLifetimesMs: {
        verify_email: values.VERIFICATION_LINK_HOURS * HOUR_MS,
        change_email: values.VERIFICATION_LINK_HOURS * HOUR_MS,
        reset_password: values.PASSWORD_LINK_MINUTES * MINUTE_MS,
      },
    },
    mail: mail(values),
    limits: values.RATE_LIMITS ? limits(values) : null,
    comments: { editWindowMs: values.EDIT_WINDOW_SECONDS * SECOND_MS },
    exposureHalfLifeMs: values.EXPOSURE_HALF_LIFE_MINUTES * MINUTE_MS,
    moderation: {
      claimLeaseMs: values.CLAIM_LEASE_SECONDS * SECOND_MS,
      screeningServices: values.SCREENING_SERVICES,
    },
    audit: { sealEveryMs: values.AUDIT_SEAL_SECONDS * SECOND_MS },
    liveStreams: {
      limits: { perAccount: values.LIVE_STREAMS_PER_ACCOUNT, perProcess: values.LIVE_STREAMS },
      lookAgainMs: values.LIVE_STREAM_CHECK_SECONDS * SECOND_MS,
    },
    publicStreams: {
      limits: { perAddress: values.LIVE_STREAMS_PER_ADDRESS, perProcess: values.LIVE_STREAMS_PUBLIC },
    },
    publicCache: {
      maxBytes: values.PUBLIC_CACHE_MB * 1_000_000,
      maxAgeMs: values.MONGODB_URI === undefined ? OWN_DATABASE_CACHE_MS : SHARED_DATABASE_CACHE_MS,
    },
  };
}

function publicUrl({ PUBLIC_URL }: Values): string | null {
  return PUBLIC_URL?.replace(/\/+$/, '') ?? null;
}

function mail(values: Values): MailConfig {
  return {
    smtpUrl: values.SMTP_URL ?? null,
    from: values.MAIL_FROM ?? 'Belowline <belowline@localhost>',
    origin:
      publicUrl(values) ?? `http://${values.HOST.includes(':') ? `[${values.HOST}]` : values.HOST}:${values.PORT}`,
    maxAttempts: values.MAIL_ATTEMPTS,
    leaseMs: values.MAIL_LEASE_SECONDS * SECOND_MS,
  };
}

function passwordHash(values: Values): PasswordHashCost {
  return {
    memoryKib: values.PASSWORD_HASH_MEMORY_KIB,
    passes: values.PASSWORD_HASH_PASSES,
    lanes: values.PASSWORD_HASH_LANES,
  };
}

function limits(values: Values): Limits {
  return {
    signIn: values.RATE_LIMIT_SIGN_IN,
    signUp: values.RATE_LIMIT_SIGN_UP,
    accountMail: values.RATE_LIMIT_ACCOUNT_MAIL,
    password: values.RATE_LIMIT_PASSWORD,
    export: values.RATE_LIMIT_EXPORT,
    notice: values.RATE_LIMIT_NOTICE,
    postComment: values.RATE_LIMIT_POST_COMMENT,
    flag: values.RATE_LIMIT_FLAG,
    write: values.RATE_LIMIT_WRITE,
    bulk: values.RATE_LIMIT_BULK,
  };
}
