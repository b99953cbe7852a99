import { z } from 'zod';
import { FLAG_REASONS } from '../../flags/index.js';

const flagReason = z.enum(FLAG_REASONS);

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
