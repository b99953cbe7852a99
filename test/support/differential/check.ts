import fc, { type RunDetails } from 'fast-check';
import { runScenario, type Pair } from './run-scenario.js';
import { scenarios, type Scenario } from './scenarios.js';

export interface CheckOptions {
  /** Scenarios to try when the environment does not say. */
  readonly runs: number;
  /** Turns a scenario into one that fits the comparison. */
  readonly adapt?: (scenario: Scenario) => Scenario;
}

/** The same scenarios in every run, so that a failure means a change here; other seeds explore further. */
const DEFAULT_SEED = 11;

/**
 * Compares the databases over random scenarios. `DIFFERENTIAL_RUNS` sets their number, `DIFFERENTIAL_SEED` and
 * `DIFFERENTIAL_PATH` repeat a failure; a failure says both, with the smallest scenario found.
 */
export async function checkAlike(pair: Pair, { runs, adapt = same }: CheckOptions): Promise<void> {
  const property = fc.asyncProperty(scenarios, (scenario) => runScenario(pair, adapt(scenario)));
  const { DIFFERENTIAL_RUNS, DIFFERENTIAL_SEED, DIFFERENTIAL_PATH } = process.env;
  await fc.assert(property, {
    numRuns: Number(DIFFERENTIAL_RUNS ?? runs),
    seed: Number(DIFFERENTIAL_SEED ?? DEFAULT_SEED),
    ...(DIFFERENTIAL_PATH === undefined ? {} : { path: DIFFERENTIAL_PATH }),
    reporter,
  });
}

function same(scenario: Scenario): Scenario {
  return scenario;
}

function reporter(details: RunDetails<[Scenario]>): void {
  if (!details.failed) return;
  const { seed, counterexamplePath, errorInstance } = details;
  const again = `DIFFERENTIAL_SEED=${seed} DIFFERENTIAL_PATH=${counterexamplePath ?? ''}`;
  const cause = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  throw new Error(`After ${details.numRuns} scenarios (again by ${again}): ${cause}`);
}
