import type { ScreeningPhase } from './phase.js';
import { links } from './phases/links.js';
import { noise } from './phases/noise.js';
import { personalData } from './phases/personal-data.js';
import { premoderation } from './phases/premoderation.js';
import { substance } from './phases/substance.js';

/**
 * What a revision passes before anyone sees it. The order is that of the signals: what the publisher has settled, what
 * the author has done, what the text says, and what others say of it.
 */
export function screeningPhases(): readonly ScreeningPhase[] {
  return [
    // normalise: `text/normal-text.ts`, once for all phases
    substance,
    links,
    personalData,
    noise,
    premoderation,
  ];
}
