import { z } from 'zod';

const MAX_SERVICES = 10;

const address = z.url({ protocol: /^https?$/, error: 'must be an address that begins with https://' }).max(2000);

const common = {
  name: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be up to 40 lower-case letters, digits and hyphens, with a letter first'),
  timeLimitMs: z.int().min(50).max(10_000).default(1000),
  /** What a comment gets when the service gives no answer. */
  onFailure: z.enum(['publish', 'hold']).default('publish'),
  failuresToPause: z.int().min(1).max(100).default(5),
  pauseMs: z.int().min(100).max(3_600_000).default(30_000),
  /** Whether the address may be one of the own network, and then without https in production. */
  allowInternal: z.boolean().default(false),
};

const apiKey = z.string().min(1).max(500);

const webhook = z.strictObject({
  kind: z.literal('webhook'),
  ...common,
  url: address,
  secret: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]{32,86}={0,2}$/, 'must be whsec_ and the Base64 of 24 to 64 random bytes'),
});

const probability = z.number().min(0).max(1);

const perspective = z.strictObject({
  kind: z.literal('perspective'),
  ...common,
  url: address.default('https://commentanalyzer.googleapis.com/v1alpha1/comments:analyze'),
  apiKey,
  /** The score from which on each attribute holds a comment. */
  holdFrom: z.record(z.string().regex(/^[A-Z_]{1,60}$/), probability).default({ TOXICITY: 0.9, THREAT: 0.8 }),
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z]{2,8})*$/))
    .min(1)
    .max(10)
    .default(['en']),
});

const akismet = z.strictObject({
  kind: z.literal('akismet'),
  ...common,
  url: address.default('https://rest.akismet.com/1.1/comment-check'),
  apiKey,
  /** The site as Akismet knows it. */
  site: address,
  /** What becomes of spam that Akismet would throw away unseen; other spam is held. */
  onBlatant: z.enum(['hold', 'reject']).default('hold'),
});

/** The services outside of this one that screening asks. They hold secrets, so they are no setting that can be read. */
export const screeningServices = z
  .array(z.discriminatedUnion('kind', [webhook, perspective, akismet]))
  .max(MAX_SERVICES, `must have at most ${MAX_SERVICES} services`)
  .refine((services) => new Set(services.map(({ name }) => name)).size === services.length, 'must have unique names');

export type ScreeningService = z.output<typeof screeningServices>[number];
export type WebhookService = z.output<typeof webhook>;
export type PerspectiveService = z.output<typeof perspective>;
export type AkismetService = z.output<typeof akismet>;

/** In production, what readers write only leaves the own network encrypted. */
export function unencryptedServices(services: readonly ScreeningService[]): readonly string[] {
  return services.filter(({ url, allowInternal }) => !allowInternal && !/^https:/i.test(url)).map(({ name }) => name);
}
