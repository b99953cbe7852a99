import type { Signal } from '../../comments/index.js';
import { SECOND_MS } from '../../platform/clock.js';
import { wordsForEditors } from './finding-words.js';
import type {
  Finding,
  OfFacts,
  PhaseResult,
  ScreenedRevision,
  ScreeningFacts,
  ScreeningPhase,
  Verdict,
} from './phase.js';
import { checkResult } from './phase-result.js';

/** For a phase that waits and declares no limit of its own. */
const DEFAULT_TIME_LIMIT_MS = 2 * SECOND_MS;

/** What came of one phase. */
export interface PhaseOutcome {
  readonly phase: string;
  readonly verdict: Verdict;
  readonly signals: readonly Signal[];
  readonly durationMs: number;
  /** Why the verdict is the declared one; left out when it is the phase's own. */
  readonly failure?: unknown;
}

/** What a phase is run on. */
export interface PhaseInputs {
  readonly revision: ScreenedRevision;
  readonly facts: ScreeningFacts;
}

/** Runs one phase. Never throws: one that throws, takes too long or answers garbage gives its declared answer. */
export async function runPhase(phase: ScreeningPhase, inputs: PhaseInputs): Promise<PhaseOutcome> {
  const start = performance.now();
  try {
    const result = checkResult(await answerOf(phase, inputs), inputs.revision);
    return outcomeOf(phase, result, start);
  } catch (failure) {
    const finding: Finding = { code: 'phase.failed', score: 0, spans: [], details: { phase: phase.name } };
    const verdict = ofFacts(phase.onFailure, inputs.facts);
    return { ...outcomeOf(phase, { findings: [finding], verdict }, start), failure };
  }
}

/** The answer within the time limit; one that comes later is heard by nobody. */
async function answerOf(phase: ScreeningPhase, { revision, facts }: PhaseInputs): Promise<unknown> {
  const controller = new AbortController();
  const answer = phase.screen(revision, facts, controller.signal);
  if (!('then' in answer)) return answer;
  const limitMs = ofFacts(phase.timeLimitMs ?? DEFAULT_TIME_LIMIT_MS, facts);
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const error = new Error(`No answer within ${limitMs} ms.`);
      reject(error);
      controller.abort(error);
    }, limitMs);
  });
  try {
    return await Promise.race([answer, over]);
  } finally {
    clearTimeout(timer);
  }
}

function outcomeOf(
  { name }: ScreeningPhase,
  { findings, verdict = 'publish' }: PhaseResult,
  start: number,
): PhaseOutcome {
  const durationMs = Math.round((performance.now() - start) * 1000) / 1000;
  const signals = findings.map(({ code, score, spans, details = {} }) => ({
    ...{
      detector: name,
      code,
      score,
      verdict,
      explanation: wordsForEditors(code, details),
      spans,
      details,
      durationMs,
    },
  }));
  return { phase: name, verdict, signals, durationMs };
}

function ofFacts<T extends string | number>(value: OfFacts<T>, facts: ScreeningFacts): T {
  return typeof value === 'function' ? value(facts) : value;
}
