import type { ScreeningPhase } from './phase.js';
import { premoderation } from './phases/premoderation.js';

/** What a revision passes before anyone sees it, in this order: what the publisher has settled comes first. */
export const SCREENING_PHASES: readonly ScreeningPhase[] = [premoderation];
