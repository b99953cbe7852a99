import type { EvidenceSettings } from '../evidence/evidence-settings.js';
import type { RuleSet } from '../rules/rule.js';
import type { CaseSettings } from './case-settings.js';

/** What the cases of a section are weighed by. */
export interface Scales {
  readonly rules: RuleSet;
  readonly evidence: EvidenceSettings;
  readonly cases: CaseSettings;
}

/** The scales in force at present in a section, or on the whole site where it is null. */
export type ReadScales = (section: string | null) => Promise<Scales>;

/** When a change happens, and by which scales it is weighed. */
export interface Moment {
  readonly now: Date;
  readonly scales: Scales;
}
