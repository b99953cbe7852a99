import type { Overrides, SettingsTree } from './settings-tree.js';
import { NO_OVERRIDES } from './overrides.js';

/** The settings as one change left them. Never changed itself; the newest is in force. */
export interface SettingsVersion extends SettingsChange {
  readonly overrides: Overrides;
  /** Null before the first. */
  readonly estimates: Estimates | null;
}

/** What decided cases suggest: it stands in the place of defaults, beneath whatever editors set. */
export interface Estimates {
  readonly at: Date;
  /** From how many decided cases. */
  readonly cases: number;
  readonly values: SettingsTree;
}

/** Who made which version, when, and where it differs from the one before. */
export interface SettingsChange {
  /** Counted from 1; 0 is how the service comes. */
  readonly version: number;
  /** Null for how the service comes, and for what it has estimated. */
  readonly changedBy: string | null;
  readonly changedAt: Date | null;
  /** Dotted: `site.screening.…`, `sections.health.screening.…`. */
  readonly paths: readonly string[];
}

export const FIRST_VERSION: SettingsVersion = {
  version: 0,
  changedBy: null,
  changedAt: null,
  paths: [],
  overrides: NO_OVERRIDES,
  estimates: null,
};
