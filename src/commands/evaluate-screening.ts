import { evaluatePhases, textPhases, type LabelledText, type Score } from '../moderation/index.js';
import { systemClock } from '../platform/clock.js';

interface EvaluationOptions {
  /** The name of the only phase to run; null for all that judge by the text alone. */
  readonly phase: string | null;
  readonly references: Readonly<Record<string, (text: string) => boolean>>;
  readonly advance: () => void;
}

/** For `npm run screening:evaluate`. Throws for a phase that isn't there. */
export function evaluateScreening(
  texts: readonly LabelledText[],
  { phase, references, advance }: EvaluationOptions,
): Promise<readonly Score[]> {
  const known = textPhases({ ownWordsFor: () => Promise.resolve([]) });
  const phases = known.filter(({ name }) => phase === null || name === phase);
  if (phases.length === 0) throw new Error(`No phase ${String(phase)}: ${known.map(({ name }) => name).join(', ')}.`);
  return evaluatePhases({ phases, references, advance, clock: systemClock }, texts);
}
