import { z } from 'zod';

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
