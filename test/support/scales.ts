import { caseSettings } from '../../src/moderation/cases/case-settings.js';
import { evidenceSettings } from '../../src/moderation/evidence/evidence-settings.js';
import { DEFAULT_RULES, type Scales } from '../../src/moderation/index.js';

/** The scales as the service comes. */
export function scalesOf(): Scales {
  return { rules: DEFAULT_RULES, evidence: evidenceSettings.parse({}), cases: caseSettings.parse({}) };
}
