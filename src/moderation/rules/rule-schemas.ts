import { z } from 'zod';
import { FLAG_REASONS } from '../../flags/index.js';
import { pageOf, pageQuery } from '../../platform/http/pagination.js';

const MAX_RULES = 50;
const flagReason = z.enum(FLAG_REASONS);
const severity = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);

const distinct = <T>(keyOf: (item: T) => string) => ({
  check: (items: readonly T[]) => new Set(items.map(keyOf)).size === items.length,
  message: 'Must name each one once.',
});
const codesOnce = distinct(({ code }: { readonly code: string }) => code);
const reasonsOnce = distinct((reason: string) => reason);

const rule = z.strictObject({
  code: z
    .string()
    .max(64)
    .regex(/^[a-z0-9]+(_[a-z0-9]+)*$/, 'Must be lower-case words joined by underscores.'),
  title: z.string().trim().min(1).max(120),
  text: z.string().trim().min(1).max(2000),
  severity,
  flagReasons: z.array(flagReason).max(FLAG_REASONS.length).refine(reasonsOnce.check, reasonsOnce.message),
});

/** Every reason that the form for a flag offers belongs to a rule, so that no flag is without a chance to be upheld. */
export const changeRulesBody = z
  .strictObject({
    version: z.int().min(1),
    effectiveFrom: z.iso
      .datetime()
      .transform((time) => new Date(time))
      .nullish(),
    items: z.array(rule).min(1).max(MAX_RULES).refine(codesOnce.check, codesOnce.message),
    flagReasons: z
      .array(z.strictObject({ code: flagReason, label: z.string().trim().min(1).max(60) }))
      .min(1)
      .refine(codesOnce.check, codesOnce.message),
  })
  .refine(
    ({ items, flagReasons }) => flagReasons.every(({ code }) => items.some((item) => item.flagReasons.includes(code))),
    { path: ['flagReasons'], message: 'Each must belong to the family of at least one rule.' },
  );

export const readRulesQuery = z.strictObject({ version: z.coerce.number().int().min(1).max(1_000_000).optional() });

export const listRuleVersionsQuery = z.strictObject(pageQuery);

export const ruleVersionCursor = z.strictObject({ version: z.int().min(1) });

const ruleAnswer = z
  .object({
    code: z.string(),
    title: z.string(),
    text: z.string(),
    severity: z.int().min(1).max(4),
    flagReasons: z.array(flagReason),
  })
  .meta({ id: 'Rule' });

export const rulesAnswer = z
  .object({
    items: z.array(ruleAnswer),
    flagReasons: z.array(z.object({ code: flagReason, label: z.string() })),
    version: z.int(),
  })
  .meta({ id: 'Rules' });

export const ruleVersionAnswer = rulesAnswer
  .extend({ effectiveFrom: z.iso.datetime(), changedBy: z.string(), changedAt: z.iso.datetime() })
  .meta({ id: 'RuleVersion' });

export const ruleVersionPageAnswer = pageOf(ruleVersionAnswer);
