import type { RevisionDraft, ScreenRevision, ScreeningResult, Signal } from '../../comments/index.js';

type Verdict = ScreeningResult['verdict'];

interface Finding {
  readonly signals: readonly Signal[];
  /** Left out by a phase that only finds and leaves the verdict to others. */
  readonly verdict?: Verdict;
}

/** One step of screening: looks at a draft and says what it found. It has no effects. */
export interface ScreeningPhase {
  readonly name: string;
  /** The verdict that stands in for the phase's own when it throws. */
  readonly onFailure: Verdict;
  readonly screen: (draft: RevisionDraft) => Finding | Promise<Finding>;
}

/** Told of a phase that threw; screening goes on. */
export type PhaseFailed = (phase: string, error: unknown) => void;

/** Passes drafts through `phases` in their order. Every signal is kept; one phase that holds is enough to hold. */
export function createScreening(phases: readonly ScreeningPhase[], phaseFailed: PhaseFailed): ScreenRevision {
  return async (draft) => {
    const findings: Finding[] = [];
    for (const phase of phases) findings.push(await finding(phase, draft, phaseFailed));
    return {
      verdict: findings.some(({ verdict }) => verdict === 'hold') ? 'hold' : 'publish',
      signals: findings.flatMap(({ signals }) => signals),
    };
  };
}

async function finding(phase: ScreeningPhase, draft: RevisionDraft, phaseFailed: PhaseFailed): Promise<Finding> {
  try {
    return await phase.screen(draft);
  } catch (error) {
    phaseFailed(phase.name, error);
    return { signals: [], verdict: phase.onFailure };
  }
}
