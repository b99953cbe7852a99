import type { ScreeningResult } from '../../comments/index.js';
import type { Logger } from '../../platform/logging/logger.js';
import type { Metrics } from '../../platform/metrics/metrics.js';
import type { PhaseOutcome } from './run-phase.js';

export interface ScreeningMeasuresDeps {
  readonly metrics: Pick<Metrics, 'counter' | 'histogram'>;
  readonly logger: Pick<Logger, 'error'>;
}

/** Who looks on while texts are screened. */
export interface ScreeningMeasures {
  /** Told of each phase that ran, also of one that failed. */
  readonly observePhase: (outcome: PhaseOutcome) => void;
  readonly observeVerdict: (verdict: ScreeningResult['verdict']) => void;
}

/** From what takes microseconds to what waits for another service. */
const BUCKETS_SECONDS = [0.00001, 0.0001, 0.0005, 0.001, 0.0025, 0.01, 0.05, 0.25, 1, 5];

/** Measures screening, and logs what fails in it. Once a process. */
export function createScreeningMeasures({ metrics, logger }: ScreeningMeasuresDeps): ScreeningMeasures {
  const countPhase = metrics.counter({
    name: 'screening_phases_total',
    help: 'Phases that screened a text, by their verdict; failed ones gave their declared answer.',
    labelNames: ['phase', 'verdict', 'failed'],
  });
  const measurePhase = metrics.histogram({
    name: 'screening_phase_duration_seconds',
    help: 'Time that a phase took with one text.',
    labelNames: ['phase'],
    buckets: BUCKETS_SECONDS,
  });
  const countText = metrics.counter({
    name: 'screening_texts_total',
    help: 'Texts that were screened, by the verdict on the whole.',
    labelNames: ['verdict'],
  });
  return {
    observePhase: ({ phase, verdict, durationMs, failure }) => {
      countPhase({ phase, verdict, failed: String(failure !== undefined) });
      measurePhase({ phase }, durationMs / 1000);
      if (failure !== undefined) logger.error({ err: failure, phase }, 'screening');
    },
    observeVerdict: (verdict) => countText({ verdict }),
  };
}
