import { toBodyHtml } from '../../../comments/index.js';
import type { Clock } from '../../../platform/clock.js';
import { strictestOf, type ScreeningPhase } from '../phase.js';
import { runPhase, type PhaseOutcome } from '../run-phase.js';
import { DEFAULT_SCREENING_SETTINGS } from '../screening-settings.js';
import { toScreened } from '../to-screened.js';
import { ScoreCounter, type Answer, type LabelledText, type Score } from './score.js';

export interface EvaluationDeps {
  readonly phases: readonly ScreeningPhase[];
  /** Detectors of others, by name, to compare with. */
  readonly references: Readonly<Record<string, (text: string) => boolean>>;
  readonly clock: Clock;
  /** Told after each text. */
  readonly advance: () => void;
}

const TOGETHER = 'together';

/**
 * What each phase, all of them together and each reference make of labelled texts, with the settings that screening
 * begins with. A hit is a text that is held or rejected.
 */
export async function evaluatePhases(deps: EvaluationDeps, texts: readonly LabelledText[]): Promise<readonly Score[]> {
  const counters = new Map<string, ScoreCounter>();
  const count = (detector: string, text: LabelledText, answer: Answer) => {
    const counter = counters.get(detector) ?? new ScoreCounter(detector);
    counters.set(detector, counter);
    counter.count(text, answer);
  };
  for (const text of texts) {
    const outcomes = await outcomesOn(deps, text.text);
    for (const outcome of outcomes) count(outcome.phase, text, answerOf([outcome]));
    if (outcomes.length > 1) count(TOGETHER, text, answerOf(outcomes));
    for (const [name, isHit] of Object.entries(deps.references))
      count(name, text, isHit(text.text) ? 'stopped' : 'passed');
    deps.advance();
  }
  return [...counters.values()].map(({ score }) => score);
}

function outcomesOn({ phases, clock }: EvaluationDeps, text: string): Promise<readonly PhaseOutcome[]> {
  const nobodys = { article: null, authorId: null, commentId: null, parentId: null, revision: 1 };
  const inputs = {
    revision: toScreened({ ...nobodys, bodyHtml: toBodyHtml(text) }),
    facts: { settings: DEFAULT_SCREENING_SETTINGS, now: clock.now() },
  };
  return Promise.all(phases.map((phase) => runPhase(phase, inputs)));
}

function answerOf(outcomes: readonly PhaseOutcome[]): Answer {
  if (strictestOf(outcomes.map(({ verdict }) => verdict)) !== 'publish') return 'stopped';
  return outcomes.some(({ signals }) => signals.length > 0) ? 'signalled' : 'passed';
}
