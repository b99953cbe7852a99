import { expect, it } from '@jest/globals';
import type { PhaseOutcome } from '../../../src/moderation/screening/run-phase.js';
import { createScreeningMeasures } from '../../../src/moderation/screening/screening-measures.js';
import { createMetrics } from '../../../src/platform/metrics/metrics.js';

it('counts phases by verdict and failure, texts by verdict, and measures how long phases take', async () => {
  const metrics = createMetrics(() => ({ hits: 0, misses: 0, bytes: 0 }));
  const logged: unknown[] = [];
  const { observePhase, observeVerdict } = createScreeningMeasures({
    metrics,
    logger: { error: (...entry: unknown[]) => void logged.push(entry) },
  });
  const outcome: PhaseOutcome = { phase: 'links', verdict: 'publish', signals: [], durationMs: 0.4 };
  const failure = new Error('No answer');
  observePhase(outcome);
  observePhase(outcome);
  observePhase({ ...outcome, verdict: 'hold', failure });
  observeVerdict('reject');
  const text = await metrics.render();
  expect(text).toContain('screening_phases_total{phase="links",verdict="publish",failed="false"} 2');
  expect(text).toContain('screening_phases_total{phase="links",verdict="hold",failed="true"} 1');
  expect(text).toContain('screening_texts_total{verdict="reject"} 1');
  expect(text).toContain('screening_phase_duration_seconds_bucket{le="0.0005",phase="links"} 3');
  expect(logged).toEqual([[{ err: failure, phase: 'links' }, 'screening']]);
});
