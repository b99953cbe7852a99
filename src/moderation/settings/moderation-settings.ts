import { z } from 'zod';
import { caseSettings } from '../cases/case-settings.js';
import { evidenceSettings } from '../evidence/evidence-settings.js';
import { decisionSettings } from '../decisions/decision-settings.js';
import { sanctionSettings } from '../sanctions/sanction-settings.js';
import { screeningSettings } from '../screening/screening-settings.js';

/**
 * Every moderation setting, each part's declared by the part itself: strict objects, at whose ends every value has a
 * default. No value is null, which in a change means "as by default".
 */
export const moderationSettings = z.strictObject({
  screening: screeningSettings,
  sanctions: sanctionSettings,
  evidence: evidenceSettings,
  cases: caseSettings,
  decisions: decisionSettings,
});

export type ModerationSettings = z.output<typeof moderationSettings>;
