import type { ScreenRevision, Signal } from '../../comments/index.js';
import type { Clock } from '../../platform/clock.js';
import { wordsForEditors } from './finding-words.js';
import type { PhaseResult, ScreenedRevision, ScreeningFacts, ScreeningPhase, Verdict } from './phase.js';
import type { ScreeningSettings } from './screening-settings.js';
import { toScreened } from './to-screened.js';

export interface ScreeningDeps {
  readonly phases: readonly ScreeningPhase[];
  /** In force in a section; of the site where it is null. */
  readonly settingsFor: (section: string | null) => Promise<ScreeningSettings>;
  /** Told of a phase that failed; screening goes on. */
  readonly phaseFailed: (phase: string, error: unknown) => void;
  readonly clock: Clock;
}

/** Passes drafts through `phases` in their order. Every signal is kept, and the strictest verdict wins. */
export function createScreening(deps: ScreeningDeps): ScreenRevision {
  return async (draft) => {
    const facts = { settings: await deps.settingsFor(draft.article.section), now: deps.clock.now() };
    const revision = toScreened(draft);
    let verdict: Verdict = 'publish';
    const signals: Signal[] = [];
    for (const phase of deps.phases) {
      const result = await resultOf(phase, revision, { facts, phaseFailed: deps.phaseFailed });
      verdict = stricter(verdict, result.verdict ?? 'publish');
      signals.push(...signalsOf(phase, result));
    }
    return { verdict, signals };
  };
}

interface PhaseRun extends Pick<ScreeningDeps, 'phaseFailed'> {
  readonly facts: ScreeningFacts;
}

async function resultOf(
  phase: ScreeningPhase,
  revision: ScreenedRevision,
  { facts, phaseFailed }: PhaseRun,
): Promise<PhaseResult> {
  try {
    return await phase.screen(revision, facts);
  } catch (error) {
    phaseFailed(phase.name, error);
    const finding = { code: 'phase.failed', score: 0, spans: [], details: { phase: phase.name } } as const;
    return { findings: [finding], verdict: phase.onFailure };
  }
}

function signalsOf({ name }: ScreeningPhase, { findings }: PhaseResult): Signal[] {
  return findings.map(({ code, score, spans, details }) => ({
    detector: name,
    score,
    explanation: wordsForEditors(code, details),
    spans,
  }));
}

const STRICTNESS: readonly Verdict[] = ['publish', 'hold'];

function stricter(a: Verdict, b: Verdict): Verdict {
  return STRICTNESS.indexOf(a) >= STRICTNESS.indexOf(b) ? a : b;
}
