import { z } from 'zod';
import { MINUTE_MS, SECOND_MS } from '../../platform/clock.js';
import type { Decision } from './decision.js';

/** What the Digital Services Act (Art. 20) has people be given, at the least: six months. */
const SIX_MONTHS_DAYS = 183;

/** The settings of decisions, each with a default. */
export const decisionSettings = z.strictObject({
  /** How long whoever took a decision may undo it, and its notices wait. */
  undoSeconds: z.int().min(0).max(3600).default(30),
  /** How long a decision may be appealed. */
  appealDays: z.int().min(1).max(3650).default(SIX_MONTHS_DAYS),
});

export type DecisionSettings = z.output<typeof decisionSettings>;

/** The settings in force in a section. */
export type DecisionSettingsFor = (section: string) => Promise<DecisionSettings>;

/** Two hundred decisions are taken in less; they are undone together, counting from the last of them. */
const BATCH_MS = 2 * MINUTE_MS;

/** When people are told of a decision: once it can't be undone as a slip any more. */
export function noticeTimeOf(
  { decidedAt, batchId }: Pick<Decision, 'decidedAt' | 'batchId'>,
  { undoSeconds }: Pick<DecisionSettings, 'undoSeconds'>,
): Date {
  return new Date(decidedAt.getTime() + undoSeconds * SECOND_MS + (batchId === null ? 0 : BATCH_MS));
}
