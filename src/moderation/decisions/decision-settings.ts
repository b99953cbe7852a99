import { z } from 'zod';

/** The settings of decisions, each with a default. */
export const decisionSettings = z.strictObject({
  /** How long whoever took a decision may undo it, and its notices wait. */
  undoSeconds: z.int().min(0).max(3600).default(30),
});

export type DecisionSettings = z.output<typeof decisionSettings>;

/** The settings in force in a section. */
export type DecisionSettingsFor = (section: string) => Promise<DecisionSettings>;
