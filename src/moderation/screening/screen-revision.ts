import type { ScreeningResult } from '../../comments/index.js';
import type { Clock } from '../../platform/clock.js';
import { strictestOf, type ScreeningPhase } from './phase.js';
import { runPhase, type PhaseInputs, type PhaseOutcome } from './run-phase.js';
import type { ScreeningMeasures } from './screening-measures.js';
import type { ScreeningSettings } from './screening-settings.js';
import { toScreened, type TextToScreen } from './to-screened.js';

export interface ScreeningDeps extends ScreeningMeasures {
  /** In the order in which their signals are read. */
  readonly phases: readonly ScreeningPhase[];
  /** In force in a section; of the site where it is null. */
  readonly screeningSettingsFor: (section: string | null) => Promise<ScreeningSettings>;
  readonly clock: Clock;
}

/** Passes a text through all phases. */
export type Screen = (text: TextToScreen) => Promise<ScreeningResult>;

/**
 * Every signal is kept, in the order of the phases, and the strictest verdict wins. Phases that wait for others wait at
 * the same time. Throws only when the settings cannot be read.
 */
export function createScreening(deps: ScreeningDeps): Screen {
  return async (text) => {
    const settings = await deps.screeningSettingsFor(text.article?.section ?? null);
    const inputs = { revision: toScreened(text), facts: { settings, now: deps.clock.now() } };
    const outcomes = await runAll(deps.phases, inputs);
    for (const outcome of outcomes) deps.observePhase(outcome);
    const verdict = strictestOf(outcomes.map((outcome) => outcome.verdict));
    deps.observeVerdict(verdict);
    return { verdict, signals: outcomes.flatMap(({ signals }) => signals) };
  };
}

/** A text that is rejected here is told to nobody elsewhere. */
async function runAll(phases: readonly ScreeningPhase[], inputs: PhaseInputs): Promise<readonly PhaseOutcome[]> {
  const run = async (phase: ScreeningPhase) => [phase, await runPhase(phase, inputs)] as const;
  const here = await Promise.all(phases.filter(({ asks }) => asks !== 'services').map(run));
  const isRejected = here.some(([, { verdict }]) => verdict === 'reject');
  const elsewhere = isRejected ? [] : await Promise.all(phases.filter(({ asks }) => asks === 'services').map(run));
  const outcomes = new Map([...here, ...elsewhere]);
  return phases.flatMap((phase) => outcomes.get(phase) ?? []);
}
